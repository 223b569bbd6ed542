using Billing.Contracts.Payments;
using Stripe;

namespace Billing.Grains.Provider;

/// <summary>Automatic top-ups: the account has begun a charge, here it is made, once (SEMANTICS G3).</summary>
internal static class Recharges
{
    private const string NoMethod = "no_payment_method";
    private const string AsksHolder = "authentication_required";

    /// <summary>Makes the charge that is under way, or looks what became of it.</summary>
    public static async Task Continue(Dealing with, PaymentsView view)
    {
        if (view.Recharge?.InFlight is not { } charge)
            return;
        var customer = await Customers.Ensure(with, view);
        // Our key is good for a day; the list tells for ever.
        if (await Find(with, customer, charge.Id) is { } made)
        {
            await Settle(with, charge.Id, made, made.LastPaymentError?.Code);
            return;
        }
        if (await Method(with, customer) is not { } method)
        {
            await Tell(with, new RechargeReport(charge.Id, "failed", null, NoMethod, 0, charge.Currency));
            return;
        }
        await Pay(with, charge, customer, method);
    }

    /// <summary>Tells the account how a charge stands.</summary>
    public static Task Settle(Dealing with, string rechargeId, PaymentIntent intent, string? reason) => Tell(
        with,
        new RechargeReport(
            rechargeId,
            ResultOf(intent, reason ?? intent.LastPaymentError?.Code),
            intent.Id,
            intent.LastPaymentError?.DeclineCode ?? intent.LastPaymentError?.Code ?? reason,
            intent.Status == "succeeded" ? intent.AmountReceived : 0,
            intent.Currency ?? ""));

    private static async Task Pay(Dealing with, RechargeChargeView charge, string customer, string method)
    {
        try
        {
            var intent = await with.Stripe.PaymentIntents.CreateAsync(
                new PaymentIntentCreateOptions
                {
                    Amount = charge.AmountMinor,
                    Currency = charge.Currency,
                    Customer = customer,
                    PaymentMethod = method,
                    Confirm = true,
                    OffSession = true,
                    Metadata = new()
                    {
                        [Dealing.AccountKey] = with.AccountId,
                        [Dealing.RechargeKey] = charge.Id,
                        [Dealing.PurposeKey] = "recharge",
                    },
                },
                new RequestOptions { IdempotencyKey = charge.OutgoingKey });
            await Settle(with, charge.Id, intent, null);
        }
        catch (StripeException fault) when (fault.StripeError is { PaymentIntent: { } declined } error)
        {
            await Settle(with, charge.Id, declined, error.Code);
        }
        catch (StripeException fault) when ((int)fault.HttpStatusCode == 402)
        {
            await Tell(with, new RechargeReport(
                charge.Id, "failed", null, fault.StripeError?.DeclineCode ?? fault.StripeError?.Code, 0, charge.Currency));
        }
    }

    private static async Task Tell(Dealing with, RechargeReport report) =>
        ProviderRefusalException.ThrowIf((await with.Account.SettleRecharge(report)).Error);

    private static async Task<PaymentIntent?> Find(Dealing with, string customer, string rechargeId)
    {
        await foreach (var intent in with.Stripe.PaymentIntents.ListAutoPagingAsync(
            new PaymentIntentListOptions { Customer = customer, Limit = 100 }))
        {
            if (intent.Metadata?.GetValueOrDefault(Dealing.RechargeKey) == rechargeId)
                return intent;
        }
        return null;
    }

    private static async Task<string?> Method(Dealing with, string customerId)
    {
        var customer = await with.Stripe.Customers.GetAsync(customerId);
        if (customer.InvoiceSettings?.DefaultPaymentMethodId is { } chosen)
            return chosen;
        var methods = await with.Stripe.PaymentMethods.ListAsync(new PaymentMethodListOptions { Customer = customerId, Limit = 1 });
        return methods.Data.FirstOrDefault()?.Id;
    }

    private static string ResultOf(PaymentIntent intent, string? reason) => intent.Status switch
    {
        "succeeded" => "paid",
        "processing" => "pending",
        "requires_action" => "requires_action",
        _ => reason == AsksHolder ? "requires_action" : "failed",
    };
}
