using System.Globalization;

namespace Billing.StripeSandbox.Prices;

/// <summary>What a quantity costs by a price, in minor units: per unit, by graduated tiers or by volume.</summary>
internal static class Tiers
{
    /// <summary>The tiers as Stripe shows them, or null for a price without.</summary>
    public static JsonArray? Of(JsonObject fields)
    {
        var tiers = fields.Items("tiers").Select(tier =>
        {
            var (whole, exact) = PriceRules.Amount(tier);
            return (JsonNode)new JsonObject
            {
                ["flat_amount"] = tier.MaybeNumber("flat_amount"),
                ["flat_amount_decimal"] = tier.MaybeNumber("flat_amount")?.ToString(CultureInfo.InvariantCulture),
                ["unit_amount"] = whole,
                ["unit_amount_decimal"] = exact?.ToString("0.############", CultureInfo.InvariantCulture),
                ["up_to"] = tier.MaybeNumber("up_to"),
            };
        }).ToArray();
        return tiers.Length == 0 ? null : new JsonArray(tiers);
    }

    /// <summary>The cost of a quantity, rounded half up to whole minor units once.</summary>
    public static long Cost(JsonObject price, decimal quantity)
    {
        if (price.Object("transform_quantity") is { } transform)
        {
            var packages = quantity / transform.Number("divide_by");
            quantity = transform.Text("round") == "up" ? decimal.Ceiling(packages) : decimal.Floor(packages);
        }

        var exact = price.Text("billing_scheme") == "tiered"
            ? Tiered(price, quantity)
            : quantity * decimal.Parse(price.Need("unit_amount_decimal"), CultureInfo.InvariantCulture);
        return (long)decimal.Round(exact, MidpointRounding.AwayFromZero);
    }

    private static decimal Tiered(JsonObject price, decimal quantity)
    {
        var isVolume = price.Text("tiers_mode") == "volume";
        var (total, below) = (0m, 0m);
        foreach (var tier in price.Items("_tiers"))
        {
            var end = tier.MaybeNumber("up_to") ?? decimal.MaxValue;
            if (isVolume && quantity > end) continue;
            if (!isVolume && quantity <= below && below > 0) break;
            var units = isVolume ? quantity : Math.Min(quantity, end) - below;
            total += (units * (PriceRules.Amount(tier).Exact ?? 0)) + tier.Number("flat_amount");
            if (isVolume) break;
            below = end;
        }

        return total;
    }
}
