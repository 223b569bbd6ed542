using Billing.Contracts;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Stripe.BillingPortal;

namespace Billing.Grains.Provider;

/// <summary>Stripe's own page for customers.</summary>
internal static class Portals
{
    /// <summary>A page of it for the account's customer.</summary>
    public static async Task<PageReply> Open(Dealing with, PortalRequest request)
    {
        var view = await with.View();
        var session = await with.Stripe.BillingPortal.Sessions.CreateAsync(
            new SessionCreateOptions
            {
                Customer = Customers.Need(view),
                ReturnUrl = request.ReturnUrl ?? with.Options.ReturnUrl,
                FlowData = FlowOf(request.Flow, view),
            },
            with.Key(CallKeys.Of("portal", request.Key)));
        return new PageReply(null, session.Id, session.Url);
    }

    private static SessionFlowDataOptions? FlowOf(string? flow, PaymentsView view) => flow switch
    {
        null => null,
        "payment_method_update" => new SessionFlowDataOptions { Type = flow },
        "subscription_cancel" => new SessionFlowDataOptions
        {
            Type = flow,
            SubscriptionCancel = new SessionFlowDataSubscriptionCancelOptions { Subscription = Live(view) },
        },
        "subscription_update" => new SessionFlowDataOptions
        {
            Type = flow,
            SubscriptionUpdate = new SessionFlowDataSubscriptionUpdateOptions { Subscription = Live(view) },
        },
        _ => throw new ProviderRefusalException(new ErrorReply(
            RefusalCodes.InvalidRequest, "flow is payment_method_update, subscription_cancel or subscription_update.")
        {
            Field = "flow",
        }),
    };

    private static string Live(PaymentsView view) => view.Subscription is { IsLive: true } live
        ? live.Id
        : throw ProviderRefusalException.Of(ErrorCodes.NoSubscription, "The account has no live subscription.");
}
