using System.Text.Json;
using Billing.Grains.Provider;

namespace Billing.Grains.Tests.Provider;

public sealed class ReaderTests
{
    private static readonly DateTime Start = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime End = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory(DisplayName = "E10: the period stands on the items, or on the subscription itself")]
    [InlineData("""{"id":"sub_1","status":"active","billing_cycle_anchor":1772323200,"items":{"data":[{"id":"si_1","current_period_start":1772323200,"current_period_end":1775001600,"price":{"id":"price_1","recurring":{"usage_type":"licensed"}}}]}}""")]
    [InlineData("""{"id":"sub_1","status":"active","billing_cycle_anchor":1772323200,"current_period_start":1772323200,"current_period_end":1775001600,"items":{"data":[{"id":"si_1","price":"price_1"}]}}""")]
    [InlineData("""{"id":"sub_1","status":"active","current_period_start":1772323200,"current_period_end":1775001600,"items":{"data":[{"id":"si_1","plan":{"id":"price_1","usage_type":"licensed"}}]}}""")]
    public void A_subscription_of_any_version_has_its_period(string json)
    {
        var read = SubscriptionReader.Read(JsonElement.Parse(json))!;

        Assert.Equal(("sub_1", "active", "price_1", Start, End, Start, false),
            (read.Id, read.Status, read.PriceId, read.PeriodStart, read.PeriodEnd, read.Anchor, read.IsMetered));
    }

    [Fact(DisplayName = "D13: what bills usage only is told apart, and the licensed price decides where there is one")]
    public void The_licensed_item_decides()
    {
        const string Metered = """{"id":"si_m","current_period_start":1772323200,"current_period_end":1775001600,"price":{"id":"price_m","recurring":{"usage_type":"metered"}}}""";
        const string Licensed = """{"id":"si_l","current_period_start":1772323200,"current_period_end":1775001600,"price":{"id":"price_l","recurring":{"usage_type":"licensed"}}}""";
        JsonElement Of(string items) => JsonElement.Parse($$$"""{"id":"sub_1","status":"active","items":{"data":[{{{items}}}]}}""");

        Assert.True(SubscriptionReader.Read(Of(Metered))!.IsMetered);
        Assert.Equal("price_l", SubscriptionReader.Read(Of($"{Metered},{Licensed}"))!.PriceId);
        Assert.Equal(("si_l", "price_l"), SubscriptionReader.LicensedItem(Of($"{Metered},{Licensed}")));
        Assert.Null(SubscriptionReader.LicensedItem(Of(Metered)));
    }

    [Fact(DisplayName = "D9: a cancellation at the end of the period names that end")]
    public void A_cancellation_names_its_end()
    {
        var read = SubscriptionReader.Read(JsonElement.Parse(
            """{"id":"s","status":"active","cancel_at_period_end":true,"cancel_at":null,"current_period_start":1772323200,"current_period_end":1775001600,"items":{"data":[{"id":"i","price":"p"}]}}"""))!;
        Assert.Equal(End, read.CancelAt);
    }

    [Theory(DisplayName = "E10: the subscription of an invoice is found where each version has it")]
    [InlineData("""{"parent":{"subscription_details":{"subscription":"sub_1"}}}""")]
    [InlineData("""{"parent":{"subscription_details":{"subscription":{"id":"sub_1"}}}}""")]
    [InlineData("""{"subscription":"sub_1"}""")]
    [InlineData("""{"subscription":null,"lines":{"data":[{"parent":{"subscription_item_details":{"subscription":"sub_1"}}}]}}""")]
    [InlineData("""{"lines":{"data":[{"subscription":"sub_1"}]}}""")]
    public void The_subscription_of_an_invoice_is_found(string json) =>
        Assert.Equal("sub_1", InvoiceReader.SubscriptionOf(JsonElement.Parse(json)));

    [Fact(DisplayName = "D10: the period of a paid invoice is the licensed line's that is no proration")]
    public void The_licensed_line_counts()
    {
        var subscription = SubscriptionReader.Read(JsonElement.Parse(
            """{"id":"sub_1","status":"active","current_period_start":0,"current_period_end":10,"items":{"data":[{"id":"i","price":"price_l"}]}}"""))!;
        var invoice = JsonElement.Parse(
            """
            {"id":"in_1","status":"paid","billing_reason":"subscription_cycle","amount_paid":1900,"currency":"usd",
             "status_transitions":{"paid_at":1772323205},
             "payments":{"data":[{"status":"canceled","payment":{"payment_intent":"pi_0"}},{"status":"paid","payment":{"payment_intent":"pi_1"}}]},
             "lines":{"data":[
               {"amount":5,"period":{"start":1769904000,"end":1772323200},"parent":{"type":"subscription_item_details","subscription_item_details":{"proration":false}},"pricing":{"price_details":{"price":"price_m"}}},
               {"amount":-900,"period":{"start":1772323100,"end":1775001600},"parent":{"type":"subscription_item_details","subscription_item_details":{"proration":true}},"pricing":{"price_details":{"price":"price_old"}}},
               {"amount":1900,"period":{"start":1772323200,"end":1775001600},"parent":{"type":"subscription_item_details","subscription_item_details":{"proration":false}},"pricing":{"price_details":{"price":"price_l"}}}]}}
            """);

        var read = InvoiceReader.Read(invoice, subscription, ["price_m"])!;

        Assert.Equal(("price_l", Start, End, 1_900L, "pi_1"),
            (read.PriceId, read.PeriodStart, read.PeriodEnd, read.AmountMinor, read.PaymentIntentId));
        Assert.Equal(Start.AddSeconds(5), read.PaidAt);
    }

    [Theory]
    [InlineData("""{"a":{"b":"x"}}""", "a.b", "x")]
    [InlineData("""{"a":{"b":{"id":"x"}}}""", "a.b", "x")]
    [InlineData("""{"a":null}""", "a.b", null)]
    [InlineData("""{"a":[1]}""", "a.b", null)]
    [InlineData("""{"a":{"b":7}}""", "a.b", null)]
    public void An_expandable_field_reads_as_its_id(string json, string path, string? id) =>
        Assert.Equal(id, JsonElement.Parse(json).Id(path));
}
