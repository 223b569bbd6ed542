using Billing.Api.Json;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>The body of PUT /v1/catalog/settings; what it does not name is not set any more.</summary>
internal readonly record struct SettingsBody(string? DefaultPlan, CompatSettings? Compat)
{
    internal static readonly FieldSet Fields = new("default_plan", "compat", "idempotency_key");

    internal static readonly FieldSet CompatFields =
        FieldSet.Of("compat", "sends_meter", "money_credit_type", "credits_type");

    public CatalogSettings ToSettings() => new(DefaultPlan, Compat ?? CompatSettings.None);

    public static SettingsBody Read(ref BodyReader body)
    {
        var read = default(SettingsBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            if (field == "default_plan")
                read = read with { DefaultPlan = body.Text(TextLimits.Code) };
            else if (field == "compat")
                read = read with { Compat = ReadCompat(ref body) };
            else
                body.ReadKey();
        }
        return read;
    }

    /// <summary>What the words of older clients mean, or null.</summary>
    public static CompatSettings? ReadCompat(ref BodyReader body)
    {
        if (body.IsNull || !body.EnterObject())
            return null;
        var compat = CompatSettings.None;
        while (body.Next(CompatFields) is { } field)
        {
            compat = field switch
            {
                "sends_meter" => compat with { SendsMeter = body.Text(TextLimits.Code) },
                "money_credit_type" => compat with { MoneyCreditType = body.Text(TextLimits.Code) },
                _ => compat with { CreditsType = body.Text(TextLimits.Code) },
            };
        }
        return compat;
    }
}
