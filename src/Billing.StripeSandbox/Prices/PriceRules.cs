using System.Globalization;

namespace Billing.StripeSandbox.Prices;

/// <summary>What makes the description of a price acceptable.</summary>
internal static class PriceRules
{
    private const decimal HighestAmount = 99_999_999_999m;

    public static void Check(Call call, JsonObject fields, string param)
    {
        string In(string name) => param.Length == 0 ? name : $"{param}[{name}]";
        var currency = fields.Need("currency");
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetter))
            throw StripeRefusal.Invalid($"Invalid currency: {currency}.", In("currency"));
        if (fields.Text("billing_scheme") == "tiered") CheckTiers(fields);
        else CheckAmount(fields, In("unit_amount"));

        if (fields.Object("recurring") is not { } recurring) return;
        if (recurring.MaybeNumber("interval_count") is { } count
            && (count < 1 || count > LongestCount(recurring.Need("interval"))))
            throw StripeRefusal.Invalid("An interval lasts three years at most.", In("recurring") + "[interval_count]");
        var meter = recurring.Text("meter");
        if ((recurring.Text("usage_type") == "metered") != (meter is not null))
        {
            throw StripeRefusal.Invalid(
                "A metered price needs a meter, and only a metered price has one (since 2025-03-31.basil).",
                In("recurring") + "[meter]");
        }

        if (meter is not null) call.Refer(meter, In("recurring") + "[meter]", "billing.meter", "meter");
    }

    /// <summary>The amount of one unit: whole minor units or null, and exactly. Both null where tiers say it.</summary>
    public static (long? Whole, decimal? Exact) Amount(JsonObject fields)
    {
        if (fields.MaybeNumber("unit_amount") is { } whole) return (whole, whole);
        if (fields.Text("unit_amount_decimal") is not { } text) return (null, null);
        var exact = decimal.Parse(text, CultureInfo.InvariantCulture);
        return (exact == decimal.Truncate(exact) ? (long)exact : null, exact);
    }

    private static void CheckAmount(JsonObject fields, string param)
    {
        if ((fields.At("unit_amount") is null) == (fields.At("unit_amount_decimal") is null))
            throw StripeRefusal.Invalid(
                "Exactly one of unit_amount and unit_amount_decimal must be given.", param, "parameter_missing");
        var exact = Amount(fields).Exact!.Value;
        if (exact is < 0 or > HighestAmount || decimal.Round(exact, 12) != exact)
            throw StripeRefusal.Invalid("The amount must be positive, with 12 decimals at most.", param);
        if (fields.Items("tiers").Any()) throw StripeRefusal.Invalid("Tiers need billing_scheme=tiered.", "tiers");
    }

    private static void CheckTiers(JsonObject fields)
    {
        var ends = fields.Items("tiers").Select(tier => tier.MaybeNumber("up_to") ?? long.MaxValue).ToList();
        if (ends.Count == 0 || fields.Text("tiers_mode") is null)
            throw StripeRefusal.Invalid("A tiered price needs tiers and tiers_mode.", "tiers", "parameter_missing");
        if (ends[^1] != long.MaxValue || ends.Zip(ends.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw StripeRefusal.Invalid("Tiers must ascend and end with up_to=inf.", "tiers");
    }

    private static long LongestCount(string interval) => interval switch
    {
        "day" => 1095,
        "week" => 156,
        "month" => 36,
        _ => 3,
    };
}
