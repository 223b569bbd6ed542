namespace Billing.StripeSandbox.Invoices;

/// <summary>Makes the lines of invoices.</summary>
internal static class InvoiceLine
{
    /// <summary>A line of a subscription's item.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="item">Its item.</param>
    /// <param name="amount">The amount, minor units; negative for what comes back.</param>
    /// <param name="quantity">The number of units, or null where there is no whole one.</param>
    /// <param name="start">Begin of what it pays for, unix seconds.</param>
    /// <param name="end">End of what it pays for, unix seconds.</param>
    /// <param name="isProration">Whether a change within a period caused it.</param>
    /// <param name="description">What it says.</param>
    public static JsonObject OfItem(
        JsonObject subscription, JsonObject item, long amount, long? quantity, long start, long end, bool isProration,
        string description)
    {
        var line = New(item.Object("price"), amount, subscription.Need("currency"), quantity, start, end, description);
        line["subscription"] = subscription.Id();
        line["discountable"] = !isProration;
        line["parent"] = new JsonObject
        {
            ["invoice_item_details"] = null,
            ["subscription_item_details"] = new JsonObject
            {
                ["invoice_item"] = null,
                ["proration"] = isProration,
                ["proration_details"] = new JsonObject { ["credited_items"] = null },
                ["subscription"] = subscription.Id(),
                ["subscription_item"] = item.Id(),
            },
            ["type"] = "subscription_item_details",
        };
        return line;
    }

    /// <summary>A line of an invoice item: something charged beside a subscription's items.</summary>
    public static JsonObject OfInvoiceItem(JsonObject item)
    {
        // A proration waits as an invoice item but is shown as what it is: a line of the subscription's item.
        if (item.Object("_line") is { } line)
        {
            var shown = line.Clone();
            shown.Object("parent.subscription_item_details")!["invoice_item"] = item.Id();
            return shown;
        }

        var plain = New(
            item.Object("_price"), item.Number("amount"), item.Need("currency"), item.Number("quantity"),
            item.Number("period.start"), item.Number("period.end"), item.Text("description"));
        plain["metadata"] = item.Copy("metadata");
        plain["parent"] = new JsonObject
        {
            ["invoice_item_details"] = new JsonObject
            {
                ["invoice_item"] = item.Id(), ["proration"] = false, ["proration_details"] = null,
                ["subscription"] = null,
            },
            ["subscription_item_details"] = null,
            ["type"] = "invoice_item_details",
        };
        return plain;
    }

    /// <summary>A line of what a checkout session sold once.</summary>
    public static JsonObject OfCheckout(JsonObject item)
    {
        var created = item.Number("price.created");
        return New(
            item.Object("price"), item.Number("amount_total"), item.Need("currency"), item.Number("quantity"), created,
            created, item.Text("description"));
    }

    private static JsonObject New(JsonObject? price, long amount, string currency, long? quantity, long start, long end,
        string? description) => new()
    {
        ["id"] = Ids.New("il_"),
        ["object"] = "line_item",
        ["amount"] = amount,
        ["currency"] = currency,
        ["description"] = description,
        ["discount_amounts"] = new JsonArray(),
        ["discountable"] = true,
        ["discounts"] = new JsonArray(),
        ["invoice"] = null,
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["parent"] = null,
        ["period"] = new JsonObject { ["end"] = end, ["start"] = start },
        ["pretax_credit_amounts"] = new JsonArray(),
        ["pricing"] = price is null ? null : new JsonObject
        {
            ["price_details"] = new JsonObject { ["price"] = price.Id(), ["product"] = price.Text("product") },
            ["type"] = "price_details",
            ["unit_amount_decimal"] = price.Text("unit_amount_decimal"),
        },
        ["quantity"] = quantity,
        ["quantity_decimal"] = quantity?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["subscription"] = null,
        ["subtotal"] = amount,
        ["taxes"] = new JsonArray(),
    };
}
