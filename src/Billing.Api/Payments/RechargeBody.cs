using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Payments;

namespace Billing.Api.Payments;

/// <summary>The body of PUT …/auto-recharge.</summary>
internal readonly record struct RechargeBody(
    string? Package, string? Threshold, string? Target, int? MaxPerPeriod, int? CooldownSeconds, int? MaxFailures)
{
    internal static readonly FieldSet Fields = new(
        "package", "threshold", "target", "max_per_period", "cooldown_seconds", "max_failures", "idempotency_key");

    /// <summary>The first field that must be there and is not.</summary>
    public string? Missing => Package is null ? "package" : Threshold is null ? "threshold" : null;

    public static RechargeBody Read(ref BodyReader body)
    {
        var read = default(RechargeBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
            read = read.With(field, ref body);
        return read;
    }

    public SetRechargeRequest ToRequest(CallKey key) =>
        new(key, false, Package, Threshold, Target, MaxPerPeriod, CooldownSeconds, MaxFailures);

    private RechargeBody With(string field, ref BodyReader body)
    {
        switch (field)
        {
            case "package":
                return this with { Package = body.Text(TextLimits.Code) };
            case "threshold":
                return this with { Threshold = body.Amount() };
            case "target":
                return this with { Target = body.Amount() };
            case "max_per_period":
                return this with { MaxPerPeriod = body.Whole() };
            case "cooldown_seconds":
                return this with { CooldownSeconds = body.Whole() };
            case "max_failures":
                return this with { MaxFailures = body.Whole() };
            default:
                body.ReadKey();
                return this;
        }
    }
}
