namespace Billing.StripeSandbox.Subscriptions;

/// <summary>The items of subscriptions: a price and how often, or a metered price.</summary>
internal static class SubscriptionItems
{
    /// <summary>The parameters of one item in a change.</summary>
    public const string ChangeTable =
        "items[]{id price ~price_data{} quantity:whole deleted:bool clear_usage:bool metadata?:map "
        + "~discounts?[]{coupon} ~tax_rates?[] ~billing_thresholds?{}}";

    public static bool IsMetered(JsonObject item) => item.Text("price.recurring.usage_type") == "metered";

    public static JsonObject New(JsonObject price, long? quantity, JsonObject metadata, long now)
    {
        var item = new JsonObject
        {
            ["id"] = Ids.New("si_", 14),
            ["object"] = "subscription_item",
            ["billing_thresholds"] = null,
            ["created"] = now,
            ["current_period_end"] = now,
            ["current_period_start"] = now,
            ["current_trial"] = null,
            ["discounts"] = new JsonArray(),
            ["metadata"] = metadata,
            ["plan"] = Plan(price),
            ["price"] = price.Clone(),
            ["subscription"] = null,
            ["tax_rates"] = new JsonArray(),
        };
        SetQuantity(item, quantity);
        return item;
    }

    // What bills usage has no such field at all; Stripe.net cannot read a null there.
    private static void SetQuantity(JsonObject item, long? quantity)
    {
        if (IsMetered(item))
            item.Remove("quantity");
        else
            item["quantity"] = quantity ?? 1;
    }

    /// <summary>The items as a call describes them: all new, or changes to those of a subscription.</summary>
    public static List<JsonObject> Read(Call call, string param, IEnumerable<JsonObject> present, long now)
    {
        var items = present.Select(item => item.Clone()).ToList();
        var name = param.Split('.') is [var holder, var inner] ? $"{holder}[{inner}]" : param;
        var index = 0;
        foreach (var change in call.Params.Items(param)) Change(call, items, change, $"{name}[{index++}]", now);

        if (items.Count == 0)
            throw StripeRefusal.Invalid("A subscription needs at least one item.", param, "parameter_missing");
        if (items.Skip(1).Any(item => !BillingPeriod.AreSame(item.Object("price")!, items[0].Object("price")!)))
            throw StripeRefusal.Invalid(
                "All items of a subscription must have one billing interval in the sandbox.", param);
        if (items.Select(item => item.Text("price.currency")).Distinct().Count() > 1)
            throw StripeRefusal.Invalid("All items of a subscription must have one currency.", param);
        return items;
    }

    private static void Change(Call call, List<JsonObject> items, JsonObject change, string param, long now)
    {
        var price = change.Text("price") is { } id ? Price(call, id, $"{param}[price]") : null;
        if (change.Text("id") is not { } itemId)
        {
            if (price is null)
                throw StripeRefusal.Invalid(
                    $"Missing required param: {param}[price].", $"{param}[price]", "parameter_missing");
            RefuseQuantity(change, price, param);
            if (items.Any(item => item.Text("price.id") == price.Id()))
                throw StripeRefusal.Invalid(
                    $"The price {price.Id()} is on this subscription already.", $"{param}[price]");
            items.Add(New(price, change.MaybeNumber("quantity"), Metadata.Of(change), now));
            return;
        }

        var item = items.Find(one => one.Id() == itemId)
            ?? throw StripeRefusal.BadReference("subscription_item", itemId, $"{param}[id]");
        if (change.Flag("deleted"))
        {
            items.Remove(item);
            return;
        }

        if (price is not null)
        {
            item["price"] = price.Clone();
            item["plan"] = Plan(price);
            SetQuantity(item, item.MaybeNumber("quantity"));
        }

        RefuseQuantity(change, item.Object("price")!, param);
        if (change.MaybeNumber("quantity") is { } quantity) item["quantity"] = quantity;
        Metadata.Merge(item, change);
    }

    private static JsonObject Price(Call call, string id, string param)
    {
        var price = call.Refer(id, param, "price", "price");
        if (!price.Flag("active")) throw StripeRefusal.Invalid($"The price {id} is inactive.", param);
        return price.Text("type") == "recurring"
            ? price
            : throw StripeRefusal.Invalid(
                $"The price {id} is a one-time price; a subscription needs recurring ones.", param);
    }

    private static void RefuseQuantity(JsonObject change, JsonObject price, string param)
    {
        if (change.MaybeNumber("quantity") is not { } quantity) return;
        if (quantity < 0)
            throw StripeRefusal.Invalid(
                "The quantity must not be negative.", $"{param}[quantity]", "parameter_invalid_integer");
        if (price.Text("recurring.usage_type") == "metered")
            throw StripeRefusal.Invalid("A metered price takes no quantity.", $"{param}[quantity]");
    }

    /// <summary>The older description of a price that Stripe still shows beside it.</summary>
    private static JsonObject Plan(JsonObject price) => new()
    {
        ["id"] = price.Id(),
        ["object"] = "plan",
        ["active"] = price.Flag("active"),
        ["amount"] = price.MaybeNumber("unit_amount"),
        ["amount_decimal"] = price.Text("unit_amount_decimal"),
        ["billing_scheme"] = price.Text("billing_scheme"),
        ["created"] = price.Number("created"),
        ["currency"] = price.Text("currency"),
        ["interval"] = price.Text("recurring.interval"),
        ["interval_count"] = price.Number("recurring.interval_count"),
        ["livemode"] = false,
        ["metadata"] = price.Copy("metadata"),
        ["meter"] = price.Text("recurring.meter"),
        ["nickname"] = price.Text("nickname"),
        ["product"] = price.Text("product"),
        ["usage_type"] = price.Text("recurring.usage_type"),
    };
}
