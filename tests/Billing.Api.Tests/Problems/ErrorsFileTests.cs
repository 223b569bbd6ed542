using System.Text.RegularExpressions;
using Billing.Api.Problems;
using Billing.Api.Tests.OpenApi;
using Billing.Domain.Accounts;

namespace Billing.Api.Tests.Problems;

/// <summary>docs/errors.md explains every code that the API answers, and no other.</summary>
public sealed partial class ErrorsFileTests
{
    private static readonly string[] Parts = File.ReadAllText(DocumentFile.At("docs", "errors.md")).Split("\n## ");

    [Fact]
    public void Every_code_has_one_row_with_its_status_and_there_is_no_other()
    {
        var rows = Rows("Codes").ToDictionary(row => row[0], row => row[1]);

        Assert.Equal(
            ErrorTable.Codes.Order(StringComparer.Ordinal).Select(code => (code, StatusOf(code))),
            rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => (row.Key, row.Value)));
    }

    [Fact]
    public void Every_row_says_when_and_what_to_do() => Assert.All(Rows("Codes"), row =>
    {
        Assert.Equal(4, row.Length);
        Assert.All(row, cell => Assert.NotEmpty(cell));
    });

    [Fact]
    public void Every_reason_has_a_row()
    {
        var reasons = typeof(ReasonCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!);

        Assert.Empty(reasons.Except(Rows("Reasons").Select(row => row[0])));
    }

    // What is malformed and what is not allowed share a code.
    private static string StatusOf(string code) =>
        code == RefusalCodes.InvalidRequest ? "400, 422" : $"{ErrorTable.Of(code).Status}";

    private static IEnumerable<string[]> Rows(string heading) => Parts.Single(part => part.StartsWith(heading, StringComparison.Ordinal))
        .Split('\n').Where(line => Row().IsMatch(line))
        .Select(line => line.Trim('|', ' ').Split('|').Select(cell => cell.Trim(' ', '`')).ToArray());

    [GeneratedRegex("^\\| `[a-z_]+` \\|")]
    private static partial Regex Row();
}
