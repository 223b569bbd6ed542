using System.Reflection;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Domain.Accounts;
using Orleans.Runtime;

namespace Billing.Api.Tests.Problems;

public sealed class ErrorTableTests
{
    private static readonly string[] Constants =
        [.. CodesOf(typeof(RefusalCodes)), .. CodesOf(typeof(ErrorCodes)), .. CodesOf(typeof(ErrorTable))];

    public static TheoryData<string> AllCodes => [.. Constants];

    [Theory]
    [MemberData(nameof(AllCodes))]
    public void Every_code_has_a_status_and_a_title(string code) => Assert.Contains(code, ErrorTable.Codes);

    [Fact]
    public void The_table_has_no_code_that_nobody_uses() =>
        Assert.Empty(ErrorTable.Codes.Except(Constants));

    [Theory]
    [InlineData("insufficient_credits", 402)]
    [InlineData("account_not_found", 404)]
    [InlineData("already_exists", 409)]
    [InlineData("idempotency_key_reused", 422)]
    [InlineData("invalid_request", 422)]
    [InlineData("state_behind", 409)]
    [InlineData("outcome_unknown", 503)]
    [InlineData("storage_unavailable", 503)]
    [InlineData("precision_immutable", 409)]
    public void The_statuses_are_those_of_the_specification(string code, int status) =>
        Assert.Equal(status, ErrorTable.Of(code).Status);

    [Fact]
    public void A_call_that_was_lost_may_have_happened_unless_it_only_reads()
    {
        Assert.Equal("outcome_unknown", CodeOf(new TimeoutException(), readsOnly: false));
        Assert.Equal("storage_unavailable", CodeOf(new TimeoutException(), readsOnly: true));
        Assert.Equal("outcome_unknown", CodeOf(new SiloUnavailableException(), readsOnly: false));
        Assert.Equal("storage_unavailable", CodeOf(new SiloUnavailableException(), readsOnly: true));
        Assert.Equal("storage_unavailable", CodeOf(new LimitExceededException(), readsOnly: false));
        Assert.Null(CodeOf(new InvalidOperationException(), readsOnly: false));
    }

    private static string? CodeOf(Exception fault, bool readsOnly) => GrainFaults.Find(fault, readsOnly)?.Error.Code;

    private static IEnumerable<string> CodesOf(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!);
}
