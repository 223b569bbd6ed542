namespace Billing.StripeSandbox.Charges;

/// <summary>Charges are made by intents; here they are read.</summary>
internal static class ChargeRoutes
{
    private const string Url = "/v1/charges";

    public static IEnumerable<Route> All =>
    [
        Route.List(Url, List, "customer payment_intent created:range"),
        Route.Get(Url + "/{id}", call => call.Subject("charge", "charge")),
        Route.Post(Url + "/{id}", Update, "description? metadata:map receipt_email?"),
    ];

    private static JsonObject Update(Call call)
    {
        var charge = call.Subject("charge", "charge");
        call.Events.Update("charge.updated", charge, () =>
        {
            call.CopyInto(charge, "description", "receipt_email");
            Metadata.Merge(charge, call.Params);
        });
        return charge;
    }

    private static JsonObject List(Call call) => Listing.Page(
        call,
        call.Store.All("charge").Where(charge => Listing.Matches(call, charge, "customer")
            && Listing.Matches(call, charge, "payment_intent")
            && Listing.InRange(call.Params, "created", charge.MaybeNumber("created"))),
        Url);
}
