namespace Billing.StripeSandbox.Invoices;

/// <summary>Reads which payments belong to which invoice.</summary>
internal static class InvoicePaymentRoutes
{
    private const string Kind = InvoicePayments.Kind;
    private const string Url = "/v1/invoice_payments";

    public static IEnumerable<Route> All =>
    [
        Route.List(
            Url, List,
            "invoice payment{!type=payment_intent|charge payment_intent charge} status=open|paid|canceled "
            + "created:range"),
        Route.Get(Url + "/{id}", call => call.Subject(Kind, Kind)),
    ];

    private static JsonObject List(Call call)
    {
        call.Refer("invoice", "invoice", "invoice");
        return Listing.Page(
            call,
            call.Store.All(Kind).Where(payment => Listing.Matches(call, payment, "invoice")
                && Listing.Matches(call, payment, "status")
                && Listing.Matches(call, payment, "payment.type")
                && Listing.Matches(call, payment, "payment.payment_intent")
                && Listing.InRange(call.Params, "created", payment.MaybeNumber("created"))),
            Url);
    }
}
