namespace Billing.StripeSandbox.Subscriptions;

/// <summary>Subscription items by themselves: read and list. They are changed through their subscription.</summary>
internal static class SubscriptionItemRoutes
{
    private const string Url = "/v1/subscription_items";

    public static IEnumerable<Route> All =>
    [
        Route.List(Url, List, "!subscription"),
        Route.Get(Url + "/{id}", Read),
    ];

    private static JsonObject Read(Call call) =>
        call.Store.All("subscription").SelectMany(one => one.Items("items.data"))
            .FirstOrDefault(item => item.Id() == call.Path["id"])
        ?? throw StripeRefusal.Missing("subscription_item", call.Path["id"]);

    private static JsonObject List(Call call)
    {
        var subscription = call.NeedRefer("subscription", "subscription", "subscription");
        return Listing.Page(call, subscription.Items("items.data").Reverse(), Url);
    }
}
