using Billing.Contracts.Payments;
using Stripe;

namespace Billing.Grains.Provider;

/// <summary>Does what the account asks for after it has heard a fact (SEMANTICS D13). Doing it twice does no harm.</summary>
internal static class Actions
{
    /// <summary>Refunds the payment, or cancels the subscription and refunds what it was paid with.</summary>
    public static async Task Do(Dealing with, PaymentsReply reply, string? intentId, string? subscriptionId)
    {
        if (reply.Action == PaymentAction.Refund)
            await Refund(with, intentId);
        else if (reply.Action == PaymentAction.CancelSubscription && subscriptionId is not null)
            await Cancel(with, subscriptionId);
    }

    private static async Task Refund(Dealing with, string? intentId)
    {
        if (intentId is null)
            return;
        ProviderLog.RefundsDuplicate(with.Logger, with.AccountId, intentId);
        try
        {
            await with.Stripe.Refunds.CreateAsync(
                new RefundCreateOptions
                {
                    PaymentIntent = intentId,
                    Reason = "duplicate",
                    Metadata = new() { [Dealing.AccountKey] = with.AccountId },
                },
                with.Key($"refund:{intentId}"));
        }
        catch (StripeException fault) when (fault.StripeError?.Code == "charge_already_refunded")
        {
            // It has gone back.
        }
    }

    private static async Task Cancel(Dealing with, string subscriptionId)
    {
        ProviderLog.CancelsSecond(with.Logger, with.AccountId, subscriptionId);
        var subscription = Sync.Json(await with.Stripe.Subscriptions.GetAsync(subscriptionId));
        if (subscription.Text("status") is not ("canceled" or "incomplete_expired"))
            await with.Stripe.Subscriptions.CancelAsync(subscriptionId);
        if (subscription.Id("latest_invoice") is not { } invoiceId)
            return;
        var invoice = await with.Stripe.Invoices.GetAsync(invoiceId, new InvoiceGetOptions { Expand = ["payments"] });
        await Refund(with, InvoiceReader.PaymentOf(Sync.Json(invoice)));
    }
}
