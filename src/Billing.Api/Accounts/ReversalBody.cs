using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>The body of POST /v1/accounts/{id}/ledger/{entry}/reverse.</summary>
internal readonly record struct ReversalBody(
    string? Amount, string? Quantity, int? ReissueDays, string? Reason, string? Metadata)
{
    internal static readonly FieldSet Fields =
        new("amount", "quantity", "reissue_days", "reason", "metadata", "idempotency_key");

    public static ReversalBody Read(ref BodyReader body)
    {
        var read = default(ReversalBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            switch (field)
            {
                case "amount":
                    read = read with { Amount = body.Amount() };
                    break;
                case "quantity":
                    read = read with { Quantity = body.Amount() };
                    break;
                case "reissue_days":
                    read = read with { ReissueDays = body.Whole() };
                    break;
                case "reason":
                    read = read with { Reason = body.Text(TextLimits.Reason) };
                    break;
                case "metadata":
                    read = read with { Metadata = body.Metadata() };
                    break;
                default:
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }

    public ReverseRequest ToRequest(CallKey key, string actor, string entryId) =>
        new(key, new NoteRequest(Reason, actor, Metadata), entryId, Amount, Quantity, ReissueDays);
}
