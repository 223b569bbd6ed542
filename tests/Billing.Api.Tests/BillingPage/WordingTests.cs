using Billing.Api.BillingPage;
using Billing.Api.Pages;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Tests.BillingPage;

public sealed class WordingTests
{
    private static readonly DateTime Now = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, "usd", "0.00 USD")]
    [InlineData(1900, "usd", "19.00 USD")]
    [InlineData(123456789, "eur", "1,234,567.89 EUR")]
    [InlineData(-5, "usd", "-0.05 USD")]
    [InlineData(1900, "jpy", "1,900 JPY")]
    public void Money_reads_as_people_write_it(long minor, string currency, string expected) =>
        Assert.Equal(expected, Wording.Money(minor, currency));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("999", "999")]
    [InlineData("1000", "1,000")]
    [InlineData("-1000", "-1,000")]
    [InlineData("-999", "-999")]
    [InlineData("1234567.0008", "1,234,567.0008")]
    public void Thousands_stand_apart(string amount, string expected) => Assert.Equal(expected, Wording.Number(amount));

    [Fact]
    public void What_stands_in_a_hole_is_escaped_unless_it_is_html()
    {
        var inner = Html.Of($"<b>{"<&\"'>"}</b>");

        Assert.Equal("<p><b>&lt;&amp;&quot;&#x27;&gt;</b> 7 </p>", Html.Of($"<p>{inner} {7} {(string?)null}</p>").ToString());
    }

    [Fact]
    public void The_first_to_end_lies_on_top_and_the_one_that_never_ends_reaches_the_edge()
    {
        var credit = new CreditReply("emails", new(400, 0), default, new(400, 0), null, null,
        [
            Grant("gr_a", 100, Now.AddDays(10)), Grant("gr_b", 100, Now.AddDays(20)), Grant("gr_c", 200, null), Grant("gr_d", 0, null),
        ]);

        var picture = GrantPicture.Of(credit, Now).ToString();

        Assert.Contains("""<rect class="grant c0" x="0" y="75" width="640" height="75"/>""", picture, StringComparison.Ordinal);
        Assert.Contains("""<rect class="grant c1" x="0" y="38" width="600" height="37"/>""", picture, StringComparison.Ordinal);
        Assert.Contains("""<rect class="grant c2" x="0" y="0" width="300" height="38"/>""", picture, StringComparison.Ordinal);
        Assert.Contains(">11 Mar</text>", picture, StringComparison.Ordinal);
        Assert.Equal(2, GrantPicture.ColorOf(credit, credit.Grants[0]));
    }

    [Fact]
    public void An_empty_balance_has_no_picture() =>
        Assert.Equal("", GrantPicture.Of(new CreditReply("emails", default, default, default, null, null, []), Now).ToString());

    private static GrantReply Grant(string id, long left, DateTime? end) =>
        new(id, "emails", new(500, 0), new(left, 0), "active", Now, end, 50, "paid", 1);
}
