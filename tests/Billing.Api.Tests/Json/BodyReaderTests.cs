using System.Text;
using Billing.Api.Accounts;
using Billing.Api.Json;
using Billing.Api.Problems;
using Billing.Api.Usage;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Tests.Json;

/// <summary>Bodies are read strictly, and amounts exactly as they were written.</summary>
public sealed class BodyReaderTests
{
    private static readonly CallKey Key = new("k", Guid.Empty);

    [Theory]
    [InlineData("\"1.50\"", "1.50")]
    [InlineData("1.50", "1.50")]
    [InlineData("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("1e3", "1e3")]
    [InlineData("-0", "-0")]
    [InlineData("\"NaN\"", "NaN")]
    public void An_amount_is_passed_on_as_it_is_written(string json, string expected)
    {
        var (body, problem) = Read($$"""{"credit_type":"emails","amount":{{json}}}""");

        Assert.Null(problem);
        Assert.Equal(expected, body.Amount);
    }

    [Fact]
    public void Escaped_field_names_are_field_names()
    {
        var (body, problem) = Read("""{"credit\u005ftype":"emails","\u0061mount":"1"}""");

        Assert.Null(problem);
        Assert.Equal(("emails", "1"), (body.CreditType, body.Amount));
    }

    [Fact]
    public void A_field_that_is_there_twice_is_malformed_however_it_is_spelt()
    {
        var (_, problem) = Read("""{"amount":"1","\u0061mount":"1"}""");

        Assert.Equal((400, "amount"), (problem!.Status, problem.Error.Field));
    }

    [Fact]
    public void An_unknown_field_is_named()
    {
        var (_, problem) = Read("""{"credit_type":"emails","amuont":"1"}""");

        Assert.Equal((422, "amuont"), (problem!.Status, problem.Error.Field));
    }

    [Fact]
    public void What_is_malformed_comes_before_what_is_not_allowed()
    {
        var (_, problem) = Read("""{"amuont":"1","reason":5}""");

        Assert.Equal((400, "reason"), (problem!.Status, problem.Error.Field));
    }

    [Fact]
    public void Null_is_the_same_as_nothing()
    {
        var (body, problem) = Read("""{"meter":null,"metadata":null,"allow_partial":null,"occurred_at":null,"amount":null}""");

        Assert.Null(problem);
        Assert.Equal(new UsageRequest(Key, NoteRequest.None, null, null, null, null, false, null), body);
    }

    [Fact]
    public void Faults_of_nested_fields_are_named_in_full()
    {
        var fault = Catalog("""{"code":"m","cost":{"credit_type":"usd","amout":"1"}}""");

        Assert.Equal((422, "cost.amout"), (fault!.Status, fault.Error.Field));
    }

    [Theory]
    [InlineData(""" "x@y" """, true, null)]
    [InlineData(""" "nobody" """, true, "email")]
    [InlineData(""" "@y" """, true, "email")]
    [InlineData(""" "x@" """, true, "email")]
    [InlineData(""" "a b@c" """, true, "email")]
    [InlineData(""" "" """, true, null)]
    [InlineData(""" "" """, false, "email")]
    public void An_email_address_has_something_on_both_sides(string json, bool patch, string? field)
    {
        var utf8 = Encoding.UTF8.GetBytes($$"""{"email":{{json}}}""");
        var body = new BodyReader(utf8);
        if (patch)
            AccountPatchBody.Read(ref body);
        else
            NewAccountBody.Read(ref body);

        Assert.Equal(field, body.Fault?.Error.Field);
    }

    private static (UsageRequest Request, Problem? Problem) Read(string json)
    {
        var body = new BodyReader(Encoding.UTF8.GetBytes(json));
        var request = UsageBody.Read(ref body).ToRequest(Key);
        body.End();
        return (request, body.Fault);
    }

    private static Problem? Catalog(string json)
    {
        var body = new BodyReader(Encoding.UTF8.GetBytes(json));
        Billing.Api.Catalog.MeterBody.Read(ref body);
        return body.Fault;
    }
}
