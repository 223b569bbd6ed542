using Billing.Api.Json;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Compat.Dodo;

/// <summary>The body of POST …/ledger-entries.</summary>
internal readonly record struct LedgerEntryBody(
    string? CreditType, string? Amount, string? EntryType, string? Reason, DateTimeOffset? ExpiresAt, string? Metadata)
{
    private const string Credit = "credit";
    private const string Debit = "debit";

    internal static readonly FieldSet Fields =
        new("amount", "entry_type", "reason", "expires_at", "metadata", "idempotency_key");

    internal static readonly FieldSet NamingFields =
        new("credit_type", "amount", "entry_type", "reason", "expires_at", "metadata", "idempotency_key");

    /// <summary>Whether credits are added.</summary>
    public bool IsCredit => EntryType == Credit;

    /// <summary>Where the path names the credit type.</summary>
    public static LedgerEntryBody Read(ref BodyReader body) => Read(ref body, Fields);

    /// <summary>Where the body may.</summary>
    public static LedgerEntryBody ReadNaming(ref BodyReader body) => Read(ref body, NamingFields);

    /// <summary>What is missing or does not go together, or null.</summary>
    public Problem? Fault() => this switch
    {
        { Amount: null } => Problem.Invalid("amount", "amount is missing."),
        { EntryType: not (Credit or Debit) } => Problem.Invalid("entry_type", "entry_type is credit or debit."),
        { EntryType: Debit, ExpiresAt: not null } => Problem.Invalid("expires_at", "Only a credit expires."),
        _ => null,
    };

    public GrantRequest ToGrant(CallKey key, string entitlement, string actor) => new(
        key, new NoteRequest(Reason, actor, Metadata), entitlement, Amount!, null, ExpiresAt, null, null, null);

    public UsageRequest ToUsage(CallKey key, string entitlement) => new(
        key, new NoteRequest(Reason, null, Metadata), null, null, entitlement, Amount!, false, null);

    private static LedgerEntryBody Read(ref BodyReader body, FieldSet fields)
    {
        var read = default(LedgerEntryBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(fields) is { } field)
        {
            switch (field)
            {
                case "credit_type":
                    read = read with { CreditType = body.Text(TextLimits.Code) };
                    break;
                case "amount":
                    read = read with { Amount = body.Amount() };
                    break;
                case "entry_type":
                    read = read with { EntryType = body.Text(TextLimits.Code) };
                    break;
                case "reason":
                    read = read with { Reason = body.Text(TextLimits.Reason) };
                    break;
                case "expires_at":
                    read = read with { ExpiresAt = body.Moment() };
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
}
