using Billing.StripeSandbox.Prices;

namespace Billing.StripeSandbox.Invoices;

/// <summary>Invoice items: what waits for the next invoice beside a subscription's own lines.</summary>
internal static class InvoiceItemRoutes
{
    private const string Kind = "invoiceitem";
    private const string Url = "/v1/invoiceitems";

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create,
            "amount:whole currency !customer description discountable:bool invoice metadata:map period{!start:whole "
            + "!end:whole} pricing{price} quantity:whole subscription unit_amount_decimal:decimal "
            + "~discounts?[]{coupon} ~tax_rates[]"),
        Route.List(Url, List, "customer invoice pending:bool created:range"),
        Route.Get(Url + "/{id}", call => call.Subject(Kind, Kind)),
        Route.Delete(Url + "/{id}", Delete),
    ];

    /// <summary>The lines of what waits for a customer's next invoice of a subscription; it waits no longer.</summary>
    public static List<JsonObject> TakePending(
        World world, JsonObject customer, JsonObject? subscription, JsonObject invoice)
    {
        var lines = new List<JsonObject>();
        foreach (var item in Pending(world, customer, subscription).ToList())
        {
            item["invoice"] = invoice.Id();
            world.Store.Save(item);
            lines.Add(InvoiceLine.OfInvoiceItem(item));
        }

        return lines;
    }

    public static IEnumerable<JsonObject> Pending(World world, JsonObject customer, JsonObject? subscription) =>
        world.Store.All(Kind).Where(item => item.Text("customer") == customer.Id()
            && item.At("invoice") is null
            && (item.Text("_subscription") is null || item.Text("_subscription") == subscription?.Id()));

    /// <summary>Leaves a subscription's proration for its next invoice.</summary>
    public static void AddProration(World world, JsonObject customer, JsonObject subscription, JsonObject line)
    {
        var item = New(world, customer, line.Number("amount"), line.Need("currency"), line.Text("description"));
        item["_line"] = line;
        item["_subscription"] = subscription.Id();
        item["proration"] = true;
        item["period"] = line.Copy("period");
        world.Events.Emit("invoiceitem.created", item);
    }

    private static JsonObject New(World world, JsonObject customer, long amount, string currency, string? description)
    {
        var now = world.Now(customer);
        return new JsonObject
        {
            ["id"] = Ids.New("ii_"),
            ["object"] = Kind,
            ["amount"] = amount,
            ["currency"] = currency.ToLowerInvariant(),
            ["customer"] = customer.Id(),
            ["date"] = now,
            ["description"] = description,
            ["discountable"] = true,
            ["discounts"] = new JsonArray(),
            ["invoice"] = null,
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["parent"] = null,
            ["period"] = new JsonObject { ["end"] = now, ["start"] = now },
            ["pricing"] = null,
            ["proration"] = false,
            ["quantity"] = 1L,
            ["tax_rates"] = new JsonArray(),
            ["test_clock"] = customer.Text("test_clock"),
            ["_clock"] = customer.Text("_clock"),
        };
    }

    private static JsonObject Create(Call call)
    {
        var customer = call.NeedRefer("customer", "customer", "customer");
        var price = call.Text("pricing.price") is { } id ? call.Refer(id, "pricing[price]", "price", "price") : null;
        var subscription = call.Refer("subscription", "subscription", "subscription");
        var invoice = call.Refer("invoice", "invoice", "invoice");
        if (invoice is not null && !invoice.IsDraft())
            throw StripeRefusal.Invalid("The invoice is no longer a draft.", "invoice", "invoice_not_editable");
        if ((price is null) == (call.Params.At("amount") is null))
            throw StripeRefusal.Invalid(
                "Exactly one of amount and pricing[price] must be given.", "amount", "parameter_missing");
        var quantity = call.Params.MaybeNumber("quantity") ?? 1;
        var amount = price is null ? call.Params.Number("amount") : Tiers.Cost(price, quantity);
        var item = New(call.World, customer, amount, call.Text("currency") ?? price?.Text("currency")
            ?? "usd", call.Text("description"));
        item["quantity"] = quantity;
        item["_price"] = price?.Clone();
        item["_subscription"] = subscription?.Id();
        if (call.Has("period")) item["period"] = call.Params.Copy("period");
        Metadata.Merge(item, call.Params);
        if (invoice is not null)
        {
            item["invoice"] = invoice.Id();
            InvoiceRecord.SetLines(invoice, [InvoiceLine.OfInvoiceItem(item)]);
            call.Store.Save(invoice);
        }

        call.Events.Emit("invoiceitem.created", item);
        return item;
    }

    private static JsonObject Delete(Call call)
    {
        var item = call.Subject(Kind, Kind);
        if (item.At("invoice") is not null)
            throw StripeRefusal.Invalid("The item is on an invoice already.", null, "invoice_not_editable");
        call.Events.Emit("invoiceitem.deleted", item);
        call.Store.Forget(item.Id());
        return new JsonObject { ["id"] = item.Id(), ["object"] = Kind, ["deleted"] = true };
    }

    private static JsonObject List(Call call) => Listing.Page(
        call,
        call.Store.All(Kind).Where(item => Listing.Matches(call, item, "customer")
            && Listing.Matches(call, item, "invoice")
            && (!call.Has("pending") || (item.At("invoice") is null) == call.Params.Flag("pending"))
            && Listing.InRange(call.Params, "created", item.MaybeNumber("date"))),
        Url);
}
