using Billing.StripeSandbox.Prices;
using Billing.StripeSandbox.Products;

namespace Billing.StripeSandbox.Checkout;

/// <summary>What a checkout session sells.</summary>
internal static class LineItems
{
    /// <summary>The parameters of the lines.</summary>
    public const string Table =
        "line_items[]{price price_data{" + PriceRoutes.Inline
            + " product product_data{!name description images[] metadata:map ~tax_code}} "
        + "quantity:whole ~adjustable_quantity{enabled:bool} ~dynamic_tax_rates[] ~tax_rates[]}";

    /// <summary>The lines of a new session; prices described in the call are made.</summary>
    public static List<JsonObject> Read(Call call, string mode)
    {
        var lines = call.Params.Items("line_items").Select((line, index) => One(call, line, $"line_items[{index}]"))
            .ToList();
        if (lines.Count == 0)
            throw StripeRefusal.Invalid($"line_items is needed in {mode} mode.", "line_items", "parameter_missing");
        if (lines.Select(line => line.Text("currency")).Distinct().Count() > 1)
            throw StripeRefusal.Invalid("All lines of a session must have one currency.", "line_items");
        var isRecurring = lines.Any(line => line.Text("price.type") == "recurring");
        if (mode == "subscription" && !isRecurring)
            throw StripeRefusal.Invalid("subscription mode needs at least one recurring price.", "line_items");
        if (mode == "subscription" && lines.Any(line => line.Text("price.type") != "recurring"))
            throw StripeRefusal.Invalid("The sandbox takes recurring prices only in subscription mode.", "line_items");
        if (mode == "payment" && isRecurring)
            throw StripeRefusal.Invalid(
                "payment mode takes one-time prices only; for recurring ones use subscription mode.", "line_items");
        return lines;
    }

    public static JsonObject ListOf(JsonObject session) =>
        Listing.Of(session.Items("_lines"), $"/v1/checkout/sessions/{session.Id()}/line_items");

    private static JsonObject One(Call call, JsonObject line, string param)
    {
        if ((line.Text("price") is null) == (line.Object("price_data") is null))
            throw StripeRefusal.Invalid(
                "Exactly one of price and price_data must be given.", param, "parameter_missing");
        var price = line.Text("price") is { } id
            ? call.Refer(id, $"{param}[price]", "price", "price")
            : FromData(call, line.Object("price_data")!, $"{param}[price_data]");
        if (!price.Flag("active"))
            throw StripeRefusal.Invalid($"The price {price.Id()} is inactive.", $"{param}[price]");
        var isMetered = price.Text("recurring.usage_type") == "metered";
        var quantity = line.MaybeNumber("quantity");
        if (isMetered && quantity is not null)
            throw StripeRefusal.Invalid("A metered price takes no quantity.", $"{param}[quantity]");
        if (!isMetered && (quantity is null or < 1))
            throw StripeRefusal.Invalid(
                "A quantity of at least 1 is needed.", $"{param}[quantity]", "parameter_missing");
        var amount = isMetered ? 0 : Tiers.Cost(price, quantity!.Value);
        return new JsonObject
        {
            ["id"] = Ids.New("li_"),
            ["object"] = "item",
            ["amount_discount"] = 0L,
            ["amount_subtotal"] = amount,
            ["amount_tax"] = 0L,
            ["amount_total"] = amount,
            ["currency"] = price.Text("currency"),
            ["description"] = call.Store.Find(price.Need("product"))?.Text("name"),
            ["price"] = price.Clone(),
            ["quantity"] = quantity,
        };
    }

    private static JsonObject FromData(Call call, JsonObject data, string param)
    {
        if ((data.Text("product") is null) == (data.Object("product_data") is null))
            throw StripeRefusal.Invalid(
                "Exactly one of product and product_data must be given.", $"{param}[product]", "parameter_missing");
        if (data.Text("product") is { } id)
            return PriceRoutes.Add(call, data, call.Refer(id, $"{param}[product]", "product", "product").Id(), param);
        var product = ProductRoutes.New(call.World, Ids.New("prod_", 14), data.Need("product_data.name"));
        product["description"] = data.Text("product_data.description");
        product["metadata"] = Metadata.Of(data, "product_data.metadata");
        PriceRules.Check(call, data, param);
        call.Events.Emit("product.created", product);
        return PriceRoutes.Add(call, data, product.Id(), param);
    }
}
