using System.Globalization;
using Billing.StripeSandbox.Products;

namespace Billing.StripeSandbox.Prices;

/// <summary>Prices: what one unit of a product costs, once or every interval, or by a meter.</summary>
internal static class PriceRoutes
{
    /// <summary>The fields of a price that is described within another call.</summary>
    public const string Inline =
        "!currency unit_amount:whole unit_amount_decimal:decimal tax_behavior=exclusive|inclusive|unspecified "
        + "metadata:map recurring{!interval=day|week|month|year interval_count:whole} ~currency_options{} "
        + "~custom_unit_amount{}";

    private const string Url = "/v1/prices";
    private const string Intervals = "interval=day|week|month|year";

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create,
            "!currency active:bool billing_scheme=per_unit|tiered ~currency_options{} ~custom_unit_amount{enabled} "
            + "lookup_key metadata:map nickname product product_data{!name active:bool id metadata:map "
            + "statement_descriptor ~tax_code unit_label} "
            + "recurring{!" + Intervals
                + " interval_count:whole meter trial_period_days:whole usage_type=licensed|metered} "
            + "tax_behavior=exclusive|inclusive|unspecified tiers[]{!up_to:whole=inf flat_amount:whole "
            + "~flat_amount_decimal:decimal unit_amount:whole unit_amount_decimal:decimal} "
            + "tiers_mode=graduated|volume transfer_lookup_key:bool transform_quantity{!divide_by:whole "
            + "!round=up|down} unit_amount:whole unit_amount_decimal:decimal"),
        Route.List(Url, List,
            "active:bool created:range currency lookup_keys[] product recurring{" + Intervals
            + " meter usage_type=licensed|metered} type=recurring|one_time"),
        Route.Get(Url + "/{id}", call => call.Subject("price", "price")),
        Route.Post(Url + "/{id}", Update,
            "active:bool ~currency_options?{} lookup_key metadata:map nickname "
            + "tax_behavior=exclusive|inclusive|unspecified transfer_lookup_key:bool"),
    ];

    private static JsonObject Create(Call call)
    {
        if (call.Has("product") == call.Has("product_data"))
            throw StripeRefusal.Invalid(
                "Exactly one of product and product_data must be given.", "product", "parameter_missing");
        if (call.Text("product") is { } id)
            return Add(call, call.Params, call.Refer(id, "product", "product", "product").Id(), "");
        var data = call.Params.Object("product_data")!;
        var product = ProductRoutes.New(call.World, data.Text("id") ?? Ids.New("prod_", 14), data.Need("name"));
        product["metadata"] = Metadata.Of(data);
        product["unit_label"] = data.Text("unit_label");
        PriceRules.Check(call, call.Params, "");
        call.Events.Emit("product.created", product);
        return Add(call, call.Params, product.Id(), "");
    }

    /// <summary>
    /// Makes a price of fields that a call describes. <paramref name="param"/> is where they stand in it.
    /// </summary>
    public static JsonObject Add(Call call, JsonObject fields, string product, string param, string? id = null)
    {
        PriceRules.Check(call, fields, param);
        var (amount, exact) = PriceRules.Amount(fields);
        var recurring = fields.Object("recurring");
        var price = new JsonObject
        {
            ["id"] = id ?? Ids.New("price_"),
            ["object"] = "price",
            ["active"] = fields.At("active") is null || fields.Flag("active"),
            ["billing_scheme"] = fields.Text("billing_scheme") ?? "per_unit",
            ["created"] = call.World.Now(),
            ["currency"] = fields.Need("currency").ToLowerInvariant(),
            ["custom_unit_amount"] = null,
            ["livemode"] = false,
            ["lookup_key"] = null,
            ["metadata"] = Metadata.Of(fields),
            ["nickname"] = fields.Text("nickname"),
            ["product"] = product,
            ["recurring"] = recurring is null ? null : new JsonObject
            {
                ["interval"] = recurring.Need("interval"),
                ["interval_count"] = recurring.MaybeNumber("interval_count") ?? 1,
                ["meter"] = recurring.Text("meter"),
                ["trial_period_days"] = recurring.MaybeNumber("trial_period_days"),
                ["usage_type"] = recurring.Text("usage_type") ?? "licensed",
            },
            ["tax_behavior"] = fields.Text("tax_behavior") ?? "unspecified",
            ["tiers_mode"] = fields.Text("tiers_mode"),
            ["transform_quantity"] = fields.Copy("transform_quantity"),
            ["type"] = recurring is null ? "one_time" : "recurring",
            ["unit_amount"] = amount,
            ["unit_amount_decimal"] = exact?.ToString("0.############", CultureInfo.InvariantCulture),
            ["_tiers"] = Tiers.Of(fields),
        };
        TakeLookupKey(call, price, fields);
        call.Events.Emit("price.created", price);
        return price;
    }

    /// <summary>
    /// Makes a price under an id that its seller has chosen, which Stripe itself does not let anybody do; again it is the same one.
    /// </summary>
    public static JsonObject AddWithId(Call call)
    {
        if (call.Store.Find("price", call.Params.Need("id")) is { } known) return known;
        var product = ProductRoutes.New(call.World, Ids.New("prod_", 14), call.Params.Need("name"));
        call.Events.Emit("product.created", product);
        var fields = new JsonObject
        {
            ["currency"] = call.Params.Need("currency"),
            ["unit_amount"] = call.Params.Number("unit_amount"),
        };
        if (call.Text("interval") is { } interval) fields["recurring"] = new JsonObject { ["interval"] = interval };
        return Add(call, fields, product.Id(), "", call.Params.Need("id"));
    }

    private static void TakeLookupKey(Call call, JsonObject price, JsonObject fields)
    {
        if (fields.Text("lookup_key") is not { } key) return;
        var holder = call.Store.All("price").FirstOrDefault(other => other.Text("lookup_key") == key && other != price);
        if (holder is not null)
        {
            if (!fields.Flag("transfer_lookup_key"))
                throw StripeRefusal.Invalid($"A price ({holder.Id()}) already uses that lookup key.", "lookup_key");
            call.Events.Update("price.updated", holder, () => holder["lookup_key"] = null);
        }

        price["lookup_key"] = key;
    }

    private static JsonObject Update(Call call)
    {
        var price = call.Subject("price", "price");
        call.Events.Update("price.updated", price, () =>
        {
            call.CopyInto(price, "active", "nickname", "tax_behavior");
            Metadata.Merge(price, call.Params);
            TakeLookupKey(call, price, call.Params);
        });
        return price;
    }

    private static JsonObject List(Call call)
    {
        var keys = call.Params.Texts("lookup_keys").ToHashSet();
        return Listing.Page(
            call,
            call.Store.All("price").Where(price => (keys.Count == 0 || keys.Contains(price.Text("lookup_key") ?? ""))
                && Listing.Matches(call, price, "active")
                && Listing.Matches(call, price, "currency")
                && Listing.Matches(call, price, "product")
                && Listing.Matches(call, price, "type")
                && Listing.Matches(call, price, "recurring.interval")
                && Listing.Matches(call, price, "recurring.meter")
                && Listing.Matches(call, price, "recurring.usage_type")
                && Listing.InRange(call.Params, "created", price.MaybeNumber("created"))),
            Url);
    }
}
