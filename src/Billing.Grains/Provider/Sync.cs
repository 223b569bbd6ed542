using System.Text.Json;
using Billing.Contracts;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;
using Stripe;
using Stripe.Checkout;

namespace Billing.Grains.Provider;

/// <summary>
/// Reads how something stands at Stripe and tells the account. Each way brings the account up to date in one order, the payment
/// before its refund before its dispute, and the subscription before its invoice, so that it does not matter which event came
/// first (SEMANTICS E3, E5).
/// </summary>
internal static class Sync
{
    /// <summary>A checkout session, and the subscription that it began.</summary>
    /// <param name="with">Whose.</param>
    /// <param name="id"><c>cs_…</c>.</param>
    /// <param name="hasFailed">Whether an event says that the money did not come; the session itself does not say so.</param>
    public static async Task Session(Dealing with, string id, bool hasFailed)
    {
        var session = await with.Stripe.Checkout.Sessions.GetAsync(id, new SessionGetOptions { Expand = ["payment_intent"] });
        if (session.Metadata?.GetValueOrDefault(Dealing.CheckoutKey) is { } checkoutId)
        {
            var reply = await with.Account.SettleCheckout(new SessionReport(
                checkoutId,
                id,
                ResultOf(session, hasFailed),
                session.AmountTotal ?? 0,
                session.Currency ?? "",
                session.PaymentIntentId,
                session.SubscriptionId));
            ProviderRefusalException.ThrowIf(reply.Error);
            await Actions.Do(with, reply, session.PaymentIntentId, session.SubscriptionId);
        }
        if (session.SubscriptionId is { } subscription)
            await Subscription(with, subscription, null);
    }

    /// <summary>A subscription, and its newest invoice where that is paid.</summary>
    /// <param name="with">Whose.</param>
    /// <param name="id"><c>sub_…</c>.</param>
    /// <param name="lastSeen">How an event showed it, for one that Stripe does not have any more.</param>
    public static async Task Subscription(Dealing with, string id, JsonElement? lastSeen)
    {
        var json = await ReadSubscription(with, id, lastSeen);
        if (await Tell(with, json) && json.Id("latest_invoice") is { } invoice)
            await Invoice(with, invoice);
    }

    /// <summary>An invoice, after its subscription.</summary>
    /// <returns>The payment that it is for the account, or null where it is none.</returns>
    public static async Task<string?> Invoice(Dealing with, string id)
    {
        var invoice = Json(await with.Stripe.Invoices.GetAsync(id, new InvoiceGetOptions { Expand = ["payments"] }));
        if (InvoiceReader.SubscriptionOf(invoice) is not { } subscriptionId)
            return null;
        var json = await ReadSubscription(with, subscriptionId, null);
        var isTold = await Tell(with, json);
        if (!isTold || !InvoiceReader.IsPaid(invoice) || SubscriptionReader.Read(json) is not { IsMetered: false } subscription)
            return null;
        if (InvoiceReader.Read(invoice, subscription, SubscriptionReader.MeteredPrices(json)) is not { } report)
        {
            ProviderLog.UnreadableInvoice(with.Logger, with.AccountId, id);
            return null;
        }
        var reply = await with.Account.SettleInvoice(report);
        if (reply.Error?.Code == RefusalCodes.SubscriptionNotFound)
        {
            // It was told of the subscription just now: that is not the one that the account goes by (SEMANTICS D9, D13).
            ProviderLog.ForeignInvoice(with.Logger, with.AccountId, id, subscriptionId);
            return null;
        }
        ProviderRefusalException.ThrowIf(reply.Error);
        await Actions.Do(with, reply, report.PaymentIntentId, report.SubscriptionId);
        return report.BillingReason == "subscription_update"
            ? PaymentRef.OfUpdate(id)
            : PaymentRef.OfPeriod(report.SubscriptionId, Instant.From(report.PeriodStart));
    }

    /// <summary>A payment: of a checkout, an automatic top-up or an invoice.</summary>
    /// <returns>The payment that it is for the account, or null where it is none.</returns>
    public static async Task<string?> Payment(Dealing with, string intentId)
    {
        var intent = await with.Stripe.PaymentIntents.GetAsync(intentId);
        if (intent.Metadata?.GetValueOrDefault(Dealing.RechargeKey) is { } rechargeId)
        {
            await Recharges.Settle(with, rechargeId, intent, null);
            return PaymentRef.OfRecharge(rechargeId);
        }
        if (intent.Metadata?.GetValueOrDefault(Dealing.CheckoutKey) is { } checkoutId)
        {
            var sessions = await with.Stripe.Checkout.Sessions.ListAsync(new SessionListOptions { PaymentIntent = intentId, Limit = 1 });
            if (sessions.Data.FirstOrDefault() is { } session)
                await Session(with, session.Id, hasFailed: false);
            return PaymentRef.OfCheckout(checkoutId);
        }
        var payments = await with.Stripe.InvoicePayments.ListAsync(new InvoicePaymentListOptions
        {
            Payment = new InvoicePaymentPaymentOptions { Type = "payment_intent", PaymentIntent = intentId },
            Limit = 1,
        });
        return payments.Data.FirstOrDefault()?.InvoiceId is { } invoice ? await Invoice(with, invoice) : null;
    }

    /// <summary>A charge: its payment, then what went back, then what is disputed.</summary>
    public static async Task Charge(Dealing with, string id)
    {
        var charge = await with.Stripe.Charges.GetAsync(id);
        if (charge.PaymentIntentId is not { } intent || await Payment(with, intent) is not { } payment)
            return;
        if (charge.AmountRefunded > 0)
            Expect(await with.Account.SettleRefund(new RefundReport(payment, charge.AmountCaptured, charge.AmountRefunded)));
        if (!charge.Disputed)
            return;
        await foreach (var dispute in with.Stripe.Disputes.ListAutoPagingAsync(new DisputeListOptions { Charge = id, Limit = 100 }))
        {
            if (DisputeResultOf(dispute.Status) is { } result)
            {
                Expect(await with.Account.SettleDispute(
                    new DisputeReport(payment, dispute.Id, result, charge.AmountCaptured, dispute.Amount)));
            }
        }
    }

    /// <summary>The customer itself: linked where it names the account, forgotten where it was deleted.</summary>
    public static async Task Customer(Dealing with, string id)
    {
        var view = await with.View();
        var customer = await with.Stripe.Customers.GetAsync(id);
        if (customer.Deleted == true && view.CustomerId == id)
            ProviderRefusalException.ThrowIf((await with.Account.LinkCustomer(null)).Error);
        else if (customer.Deleted != true && customer.Metadata?.GetValueOrDefault(Dealing.AccountKey) == with.AccountId)
            await (view.CustomerId is null ? Customers.Link(with, id) : with.Links.Save(id, with.AccountId));
    }

    /// <summary>A subscription as Stripe has it now.</summary>
    public static async Task<JsonElement> ReadSubscription(Dealing with, string id, JsonElement? lastSeen)
    {
        try
        {
            return Json(await with.Stripe.Subscriptions.GetAsync(id));
        }
        catch (StripeException fault) when (lastSeen is not null && ProviderFaults.IsMissing(fault))
        {
            return lastSeen.Value;
        }
    }

    /// <summary>An object as JSON, with the fields that this release of the library does not know.</summary>
    public static JsonElement Json(StripeEntity entity) => JsonElement.Parse(entity.StripeResponse.Content);

    // False where it is not to be dealt with any further: it tells nothing, or it is the one too many.
    private static async Task<bool> Tell(Dealing with, JsonElement json)
    {
        if (SubscriptionReader.Read(json) is not { } report)
            return false;
        var reply = await with.Account.SyncSubscription(report);
        ProviderRefusalException.ThrowIf(reply.Error);
        await Actions.Do(with, reply, null, report.Id);
        return reply.Action != PaymentAction.CancelSubscription;
    }

    // A payment that is not the account's own business has nothing to take back.
    private static void Expect(PaymentsReply reply)
    {
        if (reply.Error is { } error && error.Code != RefusalCodes.PaymentNotFound)
            ProviderRefusalException.ThrowIf(error);
    }

    private static string ResultOf(Session session, bool hasFailed) => session switch
    {
        { Status: "open" } => "open",
        { Status: "expired" } => "expired",
        { PaymentStatus: not "unpaid" } => "paid",
        { PaymentIntent.Status: "requires_payment_method" or "canceled" } => "failed",
        _ => hasFailed ? "failed" : "pending",
    };

    // An inquiry (warning_…) has taken no money; one that is closed never will.
    private static string? DisputeResultOf(string? status) => status switch
    {
        "won" or "warning_closed" or "prevented" => "won",
        "lost" => "lost",
        null or "warning_needs_response" or "warning_under_review" => null,
        _ => "open",
    };
}
