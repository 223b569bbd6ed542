using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>The body of POST /v1/accounts/{id}/grants.</summary>
internal sealed class GrantBody
{
    internal static readonly FieldSet Fields = new(
        "credit_type", "amount", "expires", "expires_at", "effective_at", "priority", "category", "reason", "metadata",
        "idempotency_key");

    private string? _creditType;
    private string? _amount;
    private string? _expires;
    private DateTimeOffset? _expiresAt;
    private DateTimeOffset? _effectiveAt;
    private int? _priority;
    private string? _category;
    private string? _reason;
    private string? _metadata;

    /// <summary>The first field that must be there and is not.</summary>
    public string? Missing => _creditType is null ? "credit_type" : _amount is null ? "amount" : null;

    public static GrantBody Read(ref BodyReader body)
    {
        var read = new GrantBody();
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
            read.ReadField(field, ref body);
        return read;
    }

    public GrantRequest ToRequest(CallKey key, string actor) => new(
        key,
        new NoteRequest(_reason, actor, _metadata),
        _creditType!,
        _amount!,
        _expires,
        _expiresAt,
        _effectiveAt,
        _priority,
        _category);

    private void ReadField(string field, ref BodyReader body)
    {
        switch (field)
        {
            case "credit_type":
                _creditType = body.Text(TextLimits.Code);
                break;
            case "amount":
                _amount = body.Amount();
                break;
            case "expires":
                _expires = body.Text(TextLimits.Code);
                break;
            case "expires_at":
                _expiresAt = body.Moment();
                break;
            case "effective_at":
                _effectiveAt = body.Moment();
                break;
            case "priority":
                _priority = body.Whole();
                break;
            case "category":
                _category = body.Text(TextLimits.Code);
                break;
            case "reason":
                _reason = body.Text(TextLimits.Reason);
                break;
            case "metadata":
                _metadata = body.Metadata();
                break;
            case "idempotency_key":
                body.ReadKey();
                break;
        }
    }
}
