using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>The body of POST /v1/accounts/{id}/adjustments.</summary>
internal readonly record struct AdjustmentBody(
    string? CreditType, string? Amount, bool Force, string? Reason, string? Metadata)
{
    internal static readonly FieldSet Fields =
        new("credit_type", "amount", "force", "reason", "metadata", "idempotency_key");

    /// <summary>The first field that must be there and is not.</summary>
    public string? Missing =>
        CreditType is null ? "credit_type"
        : Amount is null ? "amount"
        : string.IsNullOrWhiteSpace(Reason) ? "reason" : null;

    public static AdjustmentBody Read(ref BodyReader body)
    {
        var read = default(AdjustmentBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            switch (field)
            {
                case "credit_type":
                    read = read with { CreditType = body.Text(TextLimits.Code) };
                    break;
                case "amount":
                    read = read with { Amount = body.Amount() };
                    break;
                case "force":
                    read = read with { Force = body.Flag() };
                    break;
                case "reason":
                    read = read with { Reason = body.Text(TextLimits.Reason) };
                    break;
                case "metadata":
                    read = read with { Metadata = body.Metadata() };
                    break;
                case "idempotency_key":
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }

    public AdjustmentRequest ToRequest(CallKey key, string actor) =>
        new(key, new NoteRequest(Reason, actor, Metadata), CreditType!, Amount!, Force);
}
