using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;
using Billing.Grains.Accounts;
using Billing.Grains.Journal;
using Billing.Grains.Webhooks;

namespace Billing.Grains.Tests.Payments;

/// <summary>Who is told of what happens to an account's payments.</summary>
public sealed class PaymentMessageTests
{
    private static readonly Asset Emails = new("emails", 2, BurnOrder.Fifo);
    private static readonly Period Month = new(Instant.OfDate(2026, 3, 1), Instant.OfDate(2026, 4, 1));

    [Theory]
    [InlineData(SubscriptionStatus.Active, "pro", null)]
    [InlineData(SubscriptionStatus.PastDue, "pro", "subscription.past_due")]
    [InlineData(SubscriptionStatus.Active, null, "billing.unmapped_price")]
    [InlineData(SubscriptionStatus.Canceled, null, null)]
    public void A_subscription_is_told_of_when_somebody_must_look(SubscriptionStatus status, string? plan, string? type)
    {
        var subscription = new SubscriptionState("sub_1", status, "price_1", plan, Month, Month.Start, null, false);
        Assert.Equal(type, MessageOf(new AccountEvent.SubscriptionChanged(subscription))?.Type);
    }

    [Fact]
    public void Credits_that_were_taken_back_are_told_with_the_payment_and_the_grant()
    {
        var message = MessageOf(new AccountEvent.ClawedBack(3, 4, Emails, 1_050, 50, 0, ClawbackCause.Refund, 500))!;
        Assert.Equal(("credit.refunded", 9L, (short)0), (message.Type, message.Seq, message.N));
        foreach (var part in (string[])[
            "\"account\":\"acme\"", "\"sequence\":9", "\"amount\":\"10.5", "\"deficit\":\"0.5", "\"cause\":\"refund\"",
            $"\"payment_id\":\"{PublicId.Of(PublicId.Payment, 7, 3)}\"", $"\"grant_id\":\"{PublicId.Of(PublicId.Grant, 7, 4)}\""])
        {
            Assert.Contains(part, message.Payload, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_charge_to_be_made_is_work_for_the_provider_s_grain() => Assert.Equal(
        "stripe.work", MessageOf(new AccountEvent.RechargeStarted(Emails, 1, 1_000, 500, "usd"))!.Type);

    private static OutboxMessage? MessageOf(AccountEvent e)
    {
        var entry = new LedgerEntry(7, 9, Guid.NewGuid(), Month.Start, e, 0, 0, 0, null, Note.None, [], default);
        return OutboxMessages.Of("acme", [entry], customerAtCreation: false, EventFilter.Everything, code => code).SingleOrDefault();
    }
}
