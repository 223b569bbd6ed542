using System.Collections.Immutable;
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
        Span<byte> hash = stackalloc byte[ChainHash.Size];
        previous.WriteTo(hash);
        writer.Bytes(hash);
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
        Write(writer, entry.Event);
        SHA256.HashData(writer.Written, hash);
        return ChainHash.From(hash);
    }

    private static void Write(CanonicalWriter writer, AccountEvent e)
    {
        switch (e)
        {
            case AccountEvent.Opened opened:
                writer.Text("opened");
                writer.Text(opened.AccountId);
                writer.Text(opened.Email);
                writer.Text(opened.Name);
                break;
            case AccountEvent.Updated updated:
                writer.Text("updated");
                writer.Text(updated.Email);
                writer.Text(updated.Name);
                writer.Flag(updated.EmailAsked);
                writer.Flag(updated.NameAsked);
                break;
            case AccountEvent.Granted granted:
                Write(writer, "granted", granted.Asset, granted.Amount);
                Write(writer, granted.Terms);
                writer.Flag(granted.Scheduled);
                writer.Number(granted.Repays);
                writer.Number(granted.Asked.EffectiveAt?.UnixMicros);
                writer.Text(granted.Asked.Expires);
                break;
            case AccountEvent.GrantActivated activated:
                Write(writer, "activated", activated.Asset, activated.Amount);
                writer.Number(activated.GrantSeq);
                break;
            case AccountEvent.Expired expired:
                Write(writer, "expired", expired.Asset, expired.Amount);
                writer.Number(expired.GrantSeq);
                break;
            case AccountEvent.DeficitRepaid repaid:
                Write(writer, "deficit_repaid", repaid.Asset, repaid.Amount);
                writer.Number(repaid.GrantSeq);
                break;
            case AccountEvent.Adjusted adjusted:
                Write(writer, "adjusted", adjusted.Asset, adjusted.Amount);
                Write(writer, adjusted.Lines);
                writer.Number(adjusted.Deficit);
                writer.Flag(adjusted.Forced);
                writer.Number(adjusted.Repays);
                break;
            case AccountEvent.Debited debited:
                Write(writer, "debited", debited.Asset, debited.Amount);
                writer.Number(debited.Requested);
                Write(writer, debited.Lines);
                Write(writer, debited.Usage);
                writer.Flag(debited.AllowPartial);
                writer.Number(debited.OccurredAt?.UnixMicros);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e, "not an event");
        }
    }

    private static void Write(CanonicalWriter writer, string kind, Asset? asset, long amount)
    {
        writer.Text(kind);
        writer.Text(asset?.CreditType);
        writer.Byte(asset?.Precision ?? 0);
        writer.Byte((byte)(asset?.Order ?? 0));
        writer.Number(amount);
    }

    private static void Write(CanonicalWriter writer, GrantTerms terms)
    {
        writer.Number(terms.EffectiveAt.UnixMicros);
        writer.Number(terms.ExpiresAt?.UnixMicros);
        writer.Number(terms.Priority);
        writer.Byte((byte)terms.Category);
    }

    private static void Write(CanonicalWriter writer, ImmutableArray<GrantLine> lines)
    {
        writer.Number(lines.Length);
        foreach (var line in lines)
        {
            writer.Number(line.GrantSeq);
            writer.Number(line.Amount);
        }
    }

    private static void Write(CanonicalWriter writer, MeteredUsage? usage)
    {
        writer.Text(usage?.Meter);
        if (usage is null)
            return;
        writer.Number(usage.Quantity.Value);
        writer.Byte(usage.Quantity.Precision);
        writer.Number(usage.Requested);
        writer.Number(usage.UnitCost);
        writer.Number(usage.Period.Start.UnixMicros);
        writer.Number(usage.Period.End.UnixMicros);
        writer.Number(usage.Count);
    }
}
