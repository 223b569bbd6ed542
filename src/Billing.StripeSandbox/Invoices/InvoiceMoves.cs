using Billing.StripeSandbox.PaymentMethods;

namespace Billing.StripeSandbox.Invoices;

/// <summary>The calls that move an invoice through its life: finalize, pay, give up, send.</summary>
internal static class InvoiceMoves
{
    private const string Kind = "invoice";
    private const string Url = "/v1/invoices";

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url + "/{id}/finalize", Finalize, "auto_advance:bool"),
        Route.Post(Url
            + "/{id}/pay", Pay, "payment_method off_session:bool paid_out_of_band:bool forgive:bool ~source ~mandate?"),
        Route.Post(Url + "/{id}/void", Void),
        Route.Post(Url + "/{id}/mark_uncollectible", MarkUncollectible),
        Route.Post(Url + "/{id}/send", Send),
    ];

    private static JsonObject Finalize(Call call)
    {
        var invoice = call.Subject(Kind, Kind);
        if (!invoice.IsDraft()) throw InvoiceRoutes.NotEditable(invoice);
        if (call.Has("auto_advance")) invoice["auto_advance"] = call.Params.Flag("auto_advance");
        // A caller who lets it advance has it collected within the hour; here at once.
        if (invoice.Flag("auto_advance")) InvoiceLife.Finish(call.World, invoice);
        else InvoiceLife.Finalize(call.World, invoice);
        return invoice;
    }

    private static JsonObject Pay(Call call)
    {
        var invoice = call.Subject(Kind, Kind);
        if (invoice.IsDraft()) InvoiceLife.Finalize(call.World, invoice);
        if (invoice.Text("status") == "paid")
            throw StripeRefusal.Invalid("Invoice is already paid", null, "invoice_already_paid");
        if (invoice.Text("status") is not ("open" or "uncollectible"))
            throw StripeRefusal.Invalid($"An invoice that is {invoice.Text("status")} cannot be paid.");
        if (call.Params.Flag("paid_out_of_band"))
        {
            invoice["amount_paid"] = invoice.Number("amount_due");
            InvoicePayments.Close(call.World, invoice);
            return invoice;
        }

        var method = call.Text("payment_method") is { } id ? TestMethods.Resolve(call, id, "payment_method") : null;
        var isAway = !call.Has("off_session") || call.Params.Flag("off_session");
        var refusal = InvoicePayments.Attempt(call.World, invoice, method, isAway);
        return refusal is null ? invoice : throw refusal;
    }

    private static JsonObject Void(Call call)
    {
        var invoice = call.Subject(Kind, Kind);
        if (invoice.Text("status") is not ("open" or "uncollectible"))
            throw StripeRefusal.Invalid($"An invoice that is {invoice.Text("status")} cannot be voided.");
        InvoiceLife.Void(call.World, invoice);
        return invoice;
    }

    private static JsonObject MarkUncollectible(Call call)
    {
        var invoice = call.Subject(Kind, Kind);
        if (!invoice.IsOpen()) throw StripeRefusal.Invalid("Only an open invoice can be marked uncollectible.");
        InvoiceLife.MarkUncollectible(call.World, invoice);
        return invoice;
    }

    private static JsonObject Send(Call call)
    {
        var invoice = call.Subject(Kind, Kind);
        if (invoice.IsDraft()) InvoiceLife.Finalize(call.World, invoice);
        call.Events.Emit("invoice.sent", invoice);
        return invoice;
    }
}
