using System.Text.Json;
using System.Text.Json.Serialization;
using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>A ledger entry in a list.</summary>
internal sealed record LedgerLine(
    long Seq,
    string EntryId,
    string Type,
    DateTime At,
    string? CreditType,
    string Amount,
    string? BalanceBefore,
    string? BalanceAfter,
    IReadOnlyList<LedgerGrant> Grants,
    string? IdempotencyKey,
    string? Reason,
    string? Hash)
{
    /// <summary>What was metered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Meter { get; init; }

    /// <summary>How much of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Quantity { get; init; }

    /// <summary>Which API key did it, where an administrator did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Actor { get; init; }

    /// <summary>What the caller hung on it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Metadata { get; init; }

    public static LedgerLine Of(EntryReply entry)
    {
        var moved = entry.Movement;
        return new LedgerLine(
            entry.Seq,
            entry.EntryId,
            entry.Type,
            entry.At,
            moved?.CreditType,
            moved?.Amount.ToString() ?? "0",
            moved?.BalanceBefore.ToString(),
            moved?.BalanceAfter.ToString(),
            moved is null ? [] : [.. moved.Lines.Select(line => new LedgerGrant(line.GrantId, line.Amount.ToString()))],
            entry.IdempotencyKey,
            entry.Note.Reason,
            entry.Hash)
        {
            Meter = entry.Metered?.Meter,
            Quantity = entry.Metered?.Quantity.ToString(),
            Actor = entry.Note.Actor,
            Metadata = entry.Note.Metadata is { } metadata ? JsonElement.Parse(metadata) : null,
        };
    }
}

/// <summary>Units of one grant that an entry moved.</summary>
internal sealed record LedgerGrant(string GrantId, string Amount);
