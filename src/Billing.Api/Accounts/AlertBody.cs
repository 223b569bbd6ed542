using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>The body of PUT /v1/accounts/{id}/alerts.</summary>
internal readonly record struct AlertBody(
    string? CreditType,
    int? ThresholdPercent,
    string? Threshold,
    string? Hysteresis,
    int? MinIntervalSeconds,
    string? Basis)
{
    internal static readonly FieldSet Fields = new(
        "credit_type", "threshold_percent", "threshold", "hysteresis", "min_interval_seconds", "basis", "idempotency_key");

    public static AlertBody Read(ref BodyReader body)
    {
        var read = default(AlertBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
            read = read.With(field, ref body);
        return read;
    }

    public SetAlertRequest ToRequest(CallKey key) => new(
        key, CreditType!, false, ThresholdPercent, Threshold, Hysteresis, MinIntervalSeconds, Basis);

    private AlertBody With(string field, ref BodyReader body)
    {
        switch (field)
        {
            case "credit_type":
                return this with { CreditType = body.Text(TextLimits.Code) };
            case "threshold_percent":
                return this with { ThresholdPercent = body.Whole() };
            case "threshold":
                return this with { Threshold = body.Amount() };
            case "hysteresis":
                return this with { Hysteresis = body.Amount() };
            case "min_interval_seconds":
                return this with { MinIntervalSeconds = body.Whole() };
            case "basis":
                return this with { Basis = body.Text(TextLimits.Code) };
            default:
                body.ReadKey();
                return this;
        }
    }
}
