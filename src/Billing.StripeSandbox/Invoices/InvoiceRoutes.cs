using Billing.StripeSandbox.Subscriptions;

namespace Billing.StripeSandbox.Invoices;

/// <summary>Invoices: read, list, make and change by hand.</summary>
internal static class InvoiceRoutes
{
    private const string Kind = "invoice";
    private const string Url = "/v1/invoices";

    private const string Both =
        "auto_advance:bool collection_method=charge_automatically|send_invoice days_until_due:whole "
        + "default_payment_method description? due_date:whole footer? metadata:map ~discounts?[]{coupon} "
        + "~default_tax_rates?[] ~automatic_tax{enabled:bool} statement_descriptor";

    public static IEnumerable<Route> All =>
    [
        Route.Post(
            Url, Create, "customer currency pending_invoice_items_behavior=exclude|include subscription " + Both),
        Route.List(Url, List,
            "collection_method=charge_automatically|send_invoice created:range customer due_date:range "
            + "~customer_account status=draft|open|paid|uncollectible|void subscription"),
        Route.Post(Url + "/create_preview", Preview.Of, Preview.Table),
        Route.Get(Url + "/{id}", call => call.Subject(Kind, Kind)),
        Route.Post(Url + "/{id}", Update, Both),
        Route.Delete(Url + "/{id}", Delete),
        Route.List(Url + "/{id}/lines", Lines),
    ];

    private static JsonObject Create(Call call)
    {
        var customer = call.NeedRefer("customer", "customer", "customer");
        if (call.Text("collection_method") == "send_invoice" && !call.Has("days_until_due") && !call.Has("due_date"))
            throw StripeRefusal.Invalid(
                "send_invoice needs days_until_due or due_date.", "days_until_due", "parameter_missing");
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
        call.CopyInto(invoice, "auto_advance", "collection_method", "default_payment_method", "description", "due_date",
            "footer");
        if (call.Params.MaybeNumber("days_until_due") is { } days)
            invoice["due_date"] = call.World.Now(invoice) + (days * 86_400);
        call.Refer("default_payment_method", "payment_method", "PaymentMethod");
        Metadata.Merge(invoice, call.Params);
    }

    private static JsonObject Update(Call call)
    {
        var invoice = call.Subject(Kind, Kind);
        if (!invoice.IsDraft() && call.Params.Any(
            field => field.Key is not ("metadata" or "auto_advance" or "default_payment_method" or "expand")))
            throw NotEditable(invoice);
        call.Events.Update("invoice.updated", invoice, () => Write(call, invoice));
        if (invoice.IsDraft() && invoice.Flag("auto_advance") && invoice.At("_due") is null)
            InvoiceLife.FinalizeLater(call.World, invoice);
        if (!invoice.Flag("auto_advance")) InvoiceLife.StopCollecting(call.World, invoice);
        return invoice;
    }

    private static JsonObject Delete(Call call)
    {
        var invoice = call.Subject(Kind, Kind);
        if (!invoice.IsDraft() || invoice.At("parent") is not null)
            throw StripeRefusal.Invalid(
                "Only a draft without a subscription can be deleted.", null, "invoice_not_editable");
        call.Events.Emit("invoice.deleted", invoice);
        call.Store.Forget(invoice.Id());
        return new JsonObject { ["id"] = invoice.Id(), ["object"] = Kind, ["deleted"] = true };
    }

    private static JsonObject Lines(Call call)
    {
        var invoice = call.Subject(Kind, Kind);
        return Listing.Page(call, invoice.Items("lines.data").Reverse(), $"{Url}/{invoice.Id()}/lines");
    }

    /// <summary>The refusal to change an invoice that is no draft any more.</summary>
    public static StripeRefusal NotEditable(JsonObject invoice) =>
        StripeRefusal.Invalid(
            $"This invoice is {invoice.Text("status")} and cannot be edited.", null, "invoice_not_editable");

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
