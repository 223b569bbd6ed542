using System.Security.Cryptography;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// The chain hash of an entry: SHA-256 over the hash before it and the entry's canonical bytes. The bytes are written down
/// in <c>docs/ledger.md</c>; a change needs a new version number, for written entries are verified for ever.
/// </summary>
public static class EntryHash
{
    private const byte Version = 1;

    /// <summary>The hash of <paramref name="entry"/> behind <paramref name="previous"/>. Its own hash field is ignored.</summary>
    public static ChainHash Of(LedgerEntry entry, ChainHash previous)
    {
        using var writer = new CanonicalWriter();
        Write(writer, entry, previous);
        Span<byte> hash = stackalloc byte[ChainHash.Size];
        SHA256.HashData(writer.Written, hash);
        return ChainHash.From(hash);
    }

    /// <summary>The bytes that <see cref="Of"/> hashes.</summary>
    internal static void Write(CanonicalWriter writer, LedgerEntry entry, ChainHash previous)
    {
        Span<byte> before = stackalloc byte[ChainHash.Size];
        previous.WriteTo(before);
        writer.Bytes(before);
        writer.Byte(Version);
        writer.Number(entry.AccountNo);
        writer.Number(entry.Seq);
        writer.Id(entry.EntryId);
        writer.Byte((byte)entry.Event.Type);
        writer.Number(entry.At.UnixMicros);
        writer.Number(entry.BalanceBefore);
        writer.Number(entry.BalanceAfter);
        writer.Number(entry.ReservedAfter);
        writer.Text(entry.Key?.Operation);
        writer.Text(entry.Key?.Key);
        writer.Id(entry.Key?.Hash ?? Guid.Empty);
        writer.Text(entry.Note.Reason);
        writer.Text(entry.Note.Actor);
        writer.Text(entry.Note.Metadata);
        writer.Number(entry.Notices.Length);
        foreach (var notice in entry.Notices)
            CanonicalParts.Write(writer, notice);
        CanonicalEvents.Write(writer, entry.Event);
    }
}
