using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>The body of POST /v1/meters.</summary>
internal readonly record struct MeterBody(
    string? Code, string? StripeEventName, int? Precision, string? CostCreditType, string? CostAmount)
{
    internal static readonly FieldSet Fields = new("code", "stripe_event_name", "precision", "cost", "idempotency_key");
    internal static readonly FieldSet CostFields = FieldSet.Of("cost", "credit_type", "amount");

    public MeterRequest ToRequest(CallKey key) =>
        new(key, Code!, StripeEventName, Precision ?? 0, CostCreditType, CostAmount);

    public static MeterBody Read(ref BodyReader body)
    {
        var read = default(MeterBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            switch (field)
            {
                case "code":
                    read = read with { Code = body.Text(TextLimits.Code) };
                    break;
                case "stripe_event_name":
                    read = read with { StripeEventName = body.Text(TextLimits.Name) };
                    break;
                case "precision":
                    read = read with { Precision = body.Whole() };
                    break;
                case "cost":
                    read = ReadCost(ref body, read);
                    break;
                case "idempotency_key":
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }

    private static MeterBody ReadCost(ref BodyReader body, MeterBody read)
    {
        if (body.IsNull || !body.EnterObject())
            return read;
        // A cost that names nothing is a mistake, not a meter that costs nothing.
        read = read with { CostCreditType = "", CostAmount = "" };
        while (body.Next(CostFields) is { } field)
        {
            read = field == "credit_type"
                ? read with { CostCreditType = body.Text(TextLimits.Code) ?? "" }
                : read with { CostAmount = body.Amount() ?? "" };
        }
        return read;
    }
}
