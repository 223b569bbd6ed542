using Billing.StripeSandbox.Http;

namespace Billing.StripeSandbox.Tests;

public sealed class ParameterTableTests
{
    [Theory]
    [InlineData("a{b")]
    [InlineData("a}")]
    [InlineData("!")]
    [InlineData("a:number")]
    public void A_table_that_cannot_be_read_is_a_bug(string text) =>
        Assert.ThrowsAny<Exception>(() => ParameterTable.Parse(text));

    [Fact]
    public void Every_route_has_a_readable_table_and_a_path_of_its_own()
    {
        var all = Routes.All.Select(route => $"{route.Method} {route.Path}").ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.All(
            Routes.All, route => Assert.Contains(route.Table.In("endive"), parameter => parameter.Name == "expand"));
    }

    [Theory]
    [InlineData("items[0][price]=p&items[1][price]=q", 2)]
    [InlineData("items[][price]=p&items[][price]=q", 2)]
    [InlineData("items=", 0)]
    public void Lists_come_by_index_by_empty_bracket_or_empty(string form, int count)
    {
        var pairs = form.Split('&').Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], pair[1]));
        var typed = ParameterCheck.Read(BracketForm.Read(pairs), ParameterTable.Parse("items[]{price}"), "dahlia");
        Assert.Equal(count, typed.Items("items").Count());
    }
}
