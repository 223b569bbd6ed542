using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Usage;

/// <summary>The body of POST …/usage and …/check, and an item of a batch.</summary>
internal struct UsageBody
{
    internal static readonly FieldSet CallFields = new(
        "meter", "quantity", "credit_type", "amount", "idempotency_key", "reason", "metadata", "occurred_at",
        "allow_partial", "dry_run");

    internal static readonly FieldSet ItemFields = new(
        "account", "meter", "quantity", "credit_type", "amount", "idempotency_key", "reason", "metadata", "occurred_at",
        "allow_partial");

    private string? _meter;
    private string? _quantity;
    private string? _creditType;
    private string? _amount;
    private string? _reason;
    private string? _metadata;
    private DateTimeOffset? _occurredAt;
    private bool _allowPartial;

    /// <summary>The account of an item.</summary>
    public string? Account { get; private set; }

    /// <summary>Whether only to say what would happen.</summary>
    public bool DryRun { get; private set; }

    /// <summary>Reads a call.</summary>
    public static UsageBody Read(ref BodyReader body) => Read(ref body, CallFields);

    /// <summary>Reads an item of a batch.</summary>
    public static UsageBody ReadItem(ref BodyReader body) => Read(ref body, ItemFields);

    public readonly UsageRequest ToRequest(CallKey key)
    {
        var note = _reason is null && _metadata is null ? NoteRequest.None : new NoteRequest(_reason, null, _metadata);
        return new UsageRequest(key, note, _meter, _quantity, _creditType, _amount, _allowPartial, _occurredAt);
    }

    private static UsageBody Read(ref BodyReader body, FieldSet fields)
    {
        var read = default(UsageBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(fields) is { } field)
            read.ReadField(field, ref body);
        return read;
    }

    private void ReadField(string field, ref BodyReader body)
    {
        switch (field)
        {
            case "account":
                Account = body.Text(int.MaxValue);
                break;
            case "meter":
                _meter = body.Text(TextLimits.Code);
                break;
            case "quantity":
                _quantity = body.Amount();
                break;
            case "credit_type":
                _creditType = body.Text(TextLimits.Code);
                break;
            case "amount":
                _amount = body.Amount();
                break;
            case "idempotency_key":
                body.ReadKey();
                break;
            case "reason":
                _reason = body.Text(TextLimits.Reason);
                break;
            case "metadata":
                _metadata = body.Metadata();
                break;
            case "occurred_at":
                _occurredAt = body.Moment();
                break;
            case "allow_partial":
                _allowPartial = body.Flag();
                break;
            case "dry_run":
                DryRun = body.Flag();
                break;
        }
    }
}
