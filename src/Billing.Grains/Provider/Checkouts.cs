using Billing.Contracts;
using Billing.Contracts.Payments;
using Stripe;
using Stripe.Checkout;

namespace Billing.Grains.Provider;

/// <summary>Checkout pages: the account begins one, Stripe shows it.</summary>
internal static class Checkouts
{
    private const string Plan = "plan";
    private const string Started = "started";

    /// <summary>Begins a checkout and answers its page.</summary>
    public static async Task<PaymentsReply> Begin(Dealing with, StartCheckoutRequest request)
    {
        var begun = await with.Account.StartCheckout(request);
        if (begun.Error is not null)
            return begun;
        if (begun.Checkout is not { Status: Started } checkout)
            return AsAtFirst(begun, begun.Checkout!);
        if (checkout is { Purpose: Plan, PriceId: null })
            throw ProviderRefusalException.Of(ErrorCodes.PlanNotPurchasable, "The plan has no price at Stripe.");
        var customer = await Customers.Ensure(with, begun.View!);
        if (checkout.Supersedes is { } before)
            await Expire(with, before);
        var session = begun.Replayed ? await Find(with, customer, checkout.Id) : null;
        session ??= await Create(with, request, checkout, customer);
        var opened = await with.Account.OpenCheckout(
            new OpenCheckoutRequest(checkout.Id, session.Id, session.Url ?? "", session.ExpiresAt));
        return opened.Error is not null ? opened : AsAtFirst(begun, opened.Checkout!);
    }

    // Whatever became of it since: a repeated call gets the first answer (SEMANTICS B2). Where there never was one, and somebody
    // paid meanwhile, it hears that.
    private static PaymentsReply AsAtFirst(PaymentsReply begun, CheckoutView checkout) =>
        begun with { Checkout = checkout.SessionId is null ? checkout : checkout with { Status = "open" } };

    // It may have been paid at this very moment: then the account has to know, and the new one is refused or refunded.
    private static async Task Expire(Dealing with, string sessionId)
    {
        try
        {
            await with.Stripe.Checkout.Sessions.ExpireAsync(sessionId);
        }
        catch (StripeException fault) when ((int)fault.HttpStatusCode is 400 or 404)
        {
            // It is not open any more; what it is instead is told below.
        }
        await Sync.Session(with, sessionId, hasFailed: false);
    }

    private static async Task<Session?> Find(Dealing with, string customer, string checkoutId)
    {
        await foreach (var session in with.Stripe.Checkout.Sessions.ListAutoPagingAsync(
            new SessionListOptions { Customer = customer, Limit = 100 }))
        {
            if (session.Metadata?.GetValueOrDefault(Dealing.CheckoutKey) == checkoutId)
                return session;
        }
        return null;
    }

    private static async Task<Session> Create(
        Dealing with, StartCheckoutRequest request, CheckoutView checkout, string customer)
    {
        if (checkout.PriceId is { } price)
            await SandboxPrices.Ensure(with, price, checkout);
        var isPlan = checkout.Purpose == Plan;
        var metadata = new Dictionary<string, string>
        {
            [Dealing.AccountKey] = with.AccountId,
            [Dealing.CheckoutKey] = checkout.Id,
            [Dealing.PurposeKey] = checkout.Purpose,
            [isPlan ? Plan : "package"] = checkout.Code,
        };
        var options = new SessionCreateOptions
        {
            Mode = isPlan ? "subscription" : "payment",
            Customer = customer,
            ClientReferenceId = with.AccountId,
            LineItems = [Line(checkout)],
            Metadata = metadata,
            SuccessUrl = request.SuccessUrl ?? with.Options.ReturnUrlOf("success"),
            CancelUrl = request.CancelUrl ?? with.Options.ReturnUrlOf("canceled"),
        };
        if (isPlan)
        {
            options.SubscriptionData = new SessionSubscriptionDataOptions
            {
                Metadata = metadata,
                BillingMode = new SessionSubscriptionDataBillingModeOptions { Type = "flexible" },
            };
        }
        else
        {
            // The card that paid once may pay an automatic top-up.
            options.PaymentIntentData = new SessionPaymentIntentDataOptions
            {
                Metadata = metadata,
                SetupFutureUsage = "off_session",
            };
        }
        return await with.Stripe.Checkout.Sessions.CreateAsync(options, new RequestOptions { IdempotencyKey = checkout.OutgoingKey });
    }

    private static SessionLineItemOptions Line(CheckoutView checkout) => checkout.PriceId is { } price
        ? new SessionLineItemOptions { Price = price, Quantity = 1 }
        : new SessionLineItemOptions
        {
            Quantity = 1,
            PriceData = new SessionLineItemPriceDataOptions
            {
                Currency = checkout.Currency,
                UnitAmount = checkout.AmountMinor,
                ProductData = new SessionLineItemPriceDataProductDataOptions { Name = checkout.Name.Length > 0 ? checkout.Name : checkout.Code },
            },
        };
}
