using Billing.Api.Lists;

namespace Billing.Api.Tests.Lists;

public sealed class CursorTests
{
    [Fact]
    public void A_cursor_is_read_back_by_its_own_list_only()
    {
        var cursor = Cursor.Write("ledger", "42");

        Assert.Equal("42", Cursor.Read("ledger", cursor));
        Assert.Null(Cursor.Read("grants", cursor));
    }

    [Theory]
    [InlineData("")]
    [InlineData("42")]
    [InlineData("!!!!")]
    [InlineData("bGVkZ2VyOg")]
    [InlineData("bGVkZ2VyOjQy==")]
    [InlineData("bGVkZ2VyOjQy ")]
    public void Anything_else_is_no_cursor(string text) => Assert.Null(Cursor.Read("ledger", text));
}
