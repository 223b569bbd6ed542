using System.Text;
using Billing.Domain.Accounts;

namespace Billing.Grains.Journal;

/// <summary>
/// Finds text that PostgreSQL cannot hold: a zero character or half a surrogate pair. One such row would fail
/// everybody else's flush, so it is stopped before.
/// </summary>
internal static class StorableText
{
    /// <summary>Whether every text of the entry can be stored.</summary>
    public static bool IsStorable(LedgerEntry entry) =>
        IsStorable(entry.Note.Reason)
        && IsStorable(entry.Note.Actor)
        && IsStorable(entry.Note.Metadata)
        && IsStorable(entry.Key?.Key)
        && IsStorable(entry.Event.MovedAsset?.CreditType)
        && IsStorable(entry.Event);

    /// <summary>Whether a message can be stored.</summary>
    public static bool IsStorable(OutboxMessage message) => IsStorable(message.Type) && IsStorable(message.Payload);

    /// <summary>Whether a due time can be stored.</summary>
    public static bool IsStorable(DueChange? due) =>
        due is null || (IsStorable(due.AccountId) && IsStorable(due.ClockId));

    private static bool IsStorable(AccountEvent happened) => happened switch
    {
        AccountEvent.Opened e => IsStorable(e.AccountId) && IsStorable(e.Email) && IsStorable(e.Name),
        AccountEvent.Updated e => IsStorable(e.Email) && IsStorable(e.Name),
        AccountEvent.Granted e => IsStorable(e.Asked.Expires),
        AccountEvent.Debited e => IsStorable(e.Usage?.Meter),
        _ => true,
    };

    /// <summary>Whether a text can be stored.</summary>
    public static bool IsStorable(string? text)
    {
        if (text is null)
            return true;
        var rest = text.AsSpan();
        if (rest.Contains('\0'))
            return false;
        while (rest.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (Rune.DecodeFromUtf16(rest[at..], out _, out var used) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[(at + used)..];
        }
        return true;
    }
}
