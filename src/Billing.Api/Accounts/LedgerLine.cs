using System.Text.Json;
using System.Text.Json.Serialization;
using Billing.Api.Reports;
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

    /// <summary>How much of it the plan included.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Included { get; init; }

    /// <summary>How much of it is billed afterwards.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Overage { get; init; }

    /// <summary>Credits that the account owes because of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Deficit { get; init; }

    /// <summary>The reservation that it made or moved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReservationId { get; init; }

    /// <summary>The entry, grant or reservation that it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RefersTo { get; init; }

    /// <summary>The change of plan.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LedgerPlan? Plan { get; init; }

    /// <summary>The period that it closed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PeriodAnswer? Period { get; init; }

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
            Included = entry.Metered is { Included.Value: not 0 } included ? included.Included.ToString() : null,
            Overage = entry.Metered is { Overage.Value: not 0 } overage ? overage.Overage.ToString() : null,
            Deficit = entry.Deficit?.ToString(),
            ReservationId = entry.Reservation?.ReservationId,
            RefersTo = entry.RefersTo,
            Plan = entry.Plan is { } plan ? new LedgerPlan(plan.From, plan.To, plan.Effective) : null,
            Period = entry.Period is { } period ? PeriodAnswer.Of(period) : null,
            Actor = entry.Note.Actor,
            Metadata = entry.Note.Metadata is { } metadata ? JsonElement.Parse(metadata) : null,
        };
    }
}

/// <summary>A change of plan: <c>now</c>, at the next <c>renewal</c>, or <c>renewed</c>.</summary>
internal sealed record LedgerPlan(string? From, string? To, string Effective);

/// <summary>Units of one grant that an entry moved.</summary>
internal sealed record LedgerGrant(string GrantId, string Amount);
