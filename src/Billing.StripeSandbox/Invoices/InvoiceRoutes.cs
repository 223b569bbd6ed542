using Billing.StripeSandbox.PaymentMethods;
using Billing.StripeSandbox.Subscriptions;

namespace Billing.StripeSandbox.Invoices;

/// <summary>Invoices: read, list, make by hand, and move through their life.</summary>
internal static class InvoiceRoutes
{
    private const string Kind = "invoice";
    private const string Url = "/v1/invoices";

    private const string Both =
        "auto_advance:bool collection_method=charge_automatically|send_invoice days_until_due:whole default_payment_method description? "
        + "due_date:whole footer? metadata:map ~discounts?[]{coupon} ~default_tax_rates?[] ~automatic_tax{enabled:bool} statement_descriptor";

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create, "customer currency pending_invoice_items_behavior=exclude|include subscription " + Both),
        Route.List(Url, List,
            "collection_method=charge_automatically|send_invoice created:range customer due_date:range "
            + "status=draft|open|paid|uncollectible|void subscription"),
        Route.Post(Url + "/create_preview", Preview.Of, Preview.Table),
        Route.Get(Url + "/{id}", call => call.Subject(Kind, Kind)),
        Route.Post(Url + "/{id}", Update, Both),
        Route.Delete(Url + "/{id}", Delete),
        Route.Post(Url + "/{id}/finalize", Finalize, "auto_advance:bool"),
        Route.Post(Url + "/{id}/pay", Pay, "payment_method off_session:bool paid_out_of_band:bool forgive:bool ~source ~mandate?"),
        Route.Post(Url + "/{id}/void", Void),
        Route.Post(Url + "/{id}/mark_uncollectible", MarkUncollectible),
        Route.Post(Url + "/{id}/send", Send),
        Route.List(Url + "/{id}/lines", Lines),
    ];

    private static JsonObject Create(Call call)
    {
        var customer = call.NeedRefer("customer", "customer", "customer");
        if (call.Text("collection_method") == "send_invoice" && !call.Has("days_until_due") && !call.Has("due_date"))
            throw StripeRefusal.Invalid("send_invoice needs days_until_due or due_date.", "days_until_due", "parameter_missing");
        var subscription = call.Refer("subscription", "subscription", "subscription");
        var currency = call.Text("currency") ?? subscription?.Text("currency") ?? customer.Text("currency") ?? "usd";
        var invoice = InvoiceRecord.New(call.World, customer, "manual", currency, subscription);
        invoice["auto_advance"] = false;
        Write(call, invoice);
        if (call.Text("pending_invoice_items_behavior") == "include")
            InvoiceRecord.SetLines(invoice, InvoiceItemRoutes.TakePending(call.World, customer, subscription, invoice));
        InvoiceLife.Announce(call.World, invoice);
        if (invoice.Flag("auto_advance")) InvoiceLife.FinalizeLater(call.World, invoice);
        return invoice;
    }

    private static void Write(Call call, JsonObject invoice)
    {
        call.CopyInto(invoice, "auto_advance", "collection_method", "default_payment_method", "description", "due_date", "footer");
        if (call.Params.MaybeNumber("days_until_due") is { } days) invoice["due_date"] = call.World.Now(invoice) + (days * 86_400);
        call.Refer("default_payment_method", "payment_method", "PaymentMethod");
        Metadata.Merge(invoice, call.Params);
    }

    private static JsonObject Update(Call call)
    {
        var invoice = call.Subject(Kind, Kind);
        if (!invoice.IsDraft() && call.Params.Any(field => field.Key is not ("metadata" or "auto_advance" or "default_payment_method" or "expand")))
            throw NotEditable(invoice);
        call.Events.Update("invoice.updated", invoice, () => Write(call, invoice));
        if (invoice.IsDraft() && invoice.Flag("auto_advance") && invoice.At("_due") is null) InvoiceLife.FinalizeLater(call.World, invoice);
        if (!invoice.Flag("auto_advance")) InvoiceLife.StopCollecting(call.World, invoice);
        return invoice;
    }

    private static JsonObject Delete(Call call)
    {
        var invoice = call.Subject(Kind, Kind);
        if (!invoice.IsDraft() || invoice.At("parent") is not null)
            throw StripeRefusal.Invalid("Only a draft without a subscription can be deleted.", null, "invoice_not_editable");
        call.Events.Emit("invoice.deleted", invoice);
        call.Store.Forget(invoice.Id());
        return new JsonObject { ["id"] = invoice.Id(), ["object"] = Kind, ["deleted"] = true };
    }

    private static JsonObject Finalize(Call call)
    {
        var invoice = call.Subject(Kind, Kind);
        if (!invoice.IsDraft()) throw NotEditable(invoice);
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
        if (invoice.Text("status") == "paid") throw StripeRefusal.Invalid("Invoice is already paid", null, "invoice_already_paid");
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

    private static JsonObject Lines(Call call)
    {
        var invoice = call.Subject(Kind, Kind);
        return Listing.Page(call, invoice.Items("lines.data").Reverse(), $"{Url}/{invoice.Id()}/lines");
    }

    private static StripeRefusal NotEditable(JsonObject invoice) =>
        StripeRefusal.Invalid($"This invoice is {invoice.Text("status")} and cannot be edited.", null, "invoice_not_editable");

    private static JsonObject List(Call call)
    {
        call.Refer("customer", "customer", "customer");
        return Listing.Page(
            call,
            call.Store.All(Kind).Where(invoice => Listing.Matches(call, invoice, "customer")
                && Listing.Matches(call, invoice, "status")
                && Listing.Matches(call, invoice, "collection_method")
                && Listing.Matches(call, invoice, "subscription", "parent.subscription_details.subscription")
                && Listing.InRange(call.Params, "created", invoice.MaybeNumber("created"))
                && Listing.InRange(call.Params, "due_date", invoice.MaybeNumber("due_date"))),
            Url);
    }
}
