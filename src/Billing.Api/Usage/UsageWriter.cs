using System.Text.Json;
using Billing.Api.Json;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Usage;

/// <summary>Writes the answers to usage, straight from the entry: this is the hot path.</summary>
internal static class UsageWriter
{
    /// <summary>What was charged and counted.</summary>
    public static void WriteEntry(Utf8JsonWriter json, EntryReply entry)
    {
        json.WriteStartObject();
        json.WriteString("entry_id"u8, entry.EntryId);
        json.WriteNumber("seq"u8, entry.Seq);
        json.WriteString("account"u8, entry.Account);
        WriteEffect(json, entry);
        json.WriteEndObject();
    }

    /// <summary>What would be charged and counted.</summary>
    public static void WriteDryRun(Utf8JsonWriter json, EntryReply entry)
    {
        json.WriteStartObject();
        json.WriteBoolean("dry_run"u8, true);
        json.WriteString("account"u8, entry.Account);
        WriteEffect(json, entry);
        json.WriteEndObject();
    }

    /// <summary>That it would be allowed, and what would be charged and counted.</summary>
    public static void WriteAllowed(Utf8JsonWriter json, EntryReply entry)
    {
        json.WriteStartObject();
        json.WriteBoolean("allowed"u8, true);
        json.WriteString("account"u8, entry.Account);
        WriteEffect(json, entry);
        json.WriteEndObject();
    }

    /// <summary>That it would not be allowed, and why.</summary>
    public static void WriteDenied(Utf8JsonWriter json, ErrorReply error)
    {
        json.WriteStartObject();
        json.WriteBoolean("allowed"u8, false);
        json.WriteString("code"u8, error.Code);
        json.WriteString("detail"u8, error.Detail);
        ProblemWriter.WriteFields(json, error);
        if (error.Reasons.IsDefaultOrEmpty)
            ProblemWriter.WriteReasons(json, []);
        json.WriteEndObject();
    }

    /// <summary>What an entry charged and counted, and what it left.</summary>
    public static void WriteEffect(Utf8JsonWriter json, EntryReply entry)
    {
        if (entry.Metered is { } metered)
            WriteQuantity(json, metered);
        WriteConsumed(json, entry.Movement);
        if (entry.Metered is { } billed)
            json.WriteAmount("overage"u8, billed.Overage);
        if (entry.Deficit is { } deficit)
            json.WriteAmount("deficit"u8, deficit);
        WriteCost(json, entry);
        WriteBalances(json, entry.Movement);
        if (entry.Metered is { } counted)
            WritePeriod(json, counted);
    }

    // A part was admitted: say of how much.
    private static void WriteQuantity(Utf8JsonWriter json, MeteredReply metered)
    {
        json.WriteString("meter"u8, metered.Meter);
        json.WriteAmount("quantity"u8, metered.Quantity);
        if (metered.Requested != metered.Quantity)
            json.WriteAmount("requested"u8, metered.Requested);
        json.WriteAmount("included"u8, metered.Included);
    }

    private static void WriteConsumed(Utf8JsonWriter json, MovementReply? moved)
    {
        json.WriteStartArray("consumed"u8);
        if (moved is not null)
        {
            foreach (var line in moved.Lines)
            {
                json.WriteStartObject();
                json.WriteString("grant_id"u8, line.GrantId);
                json.WriteString("credit_type"u8, moved.CreditType);
                json.WriteAmount("amount"u8, line.Amount);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }

    private static void WriteCost(Utf8JsonWriter json, EntryReply entry)
    {
        if (entry.Movement is not { } moved)
        {
            json.WriteNull("cost"u8);
            return;
        }
        // A debit moves the balance down; its cost is what it took.
        var cost = moved.Amount with { Value = -moved.Amount.Value };
        json.WriteStartObject("cost"u8);
        json.WriteString("credit_type"u8, moved.CreditType);
        json.WriteAmount("amount"u8, cost);
        json.WriteEndObject();
        if (entry is { Metered: null, Type: "debit" } && moved.Requested != cost)
            json.WriteAmount("requested"u8, moved.Requested);
    }

    /// <summary>The balance that an entry touched.</summary>
    public static void WriteBalances(Utf8JsonWriter json, MovementReply? moved)
    {
        json.WriteStartObject("balances"u8);
        if (moved is not null)
        {
            json.WriteStartObject(moved.CreditType);
            json.WriteAmount("settled"u8, moved.BalanceAfter);
            json.WriteAmount("reserved"u8, moved.ReservedAfter);
            json.WriteAmount("available"u8, moved.AvailableAfter);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WritePeriod(Utf8JsonWriter json, MeteredReply metered)
    {
        json.WriteStartObject("period"u8);
        json.WriteString("start"u8, metered.PeriodStart);
        json.WriteString("end"u8, metered.PeriodEnd);
        json.WriteAmount("meter_count"u8, metered.Count);
        json.WriteEndObject();
    }
}
