using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Tests.Golden;

/// <summary>Entries for new golden files, and what the files of each event must show.</summary>
internal static class LedgerSamples
{
    /// <summary>Every event.</summary>
    public static readonly ImmutableArray<Type> Kinds = Shape.Cases(typeof(AccountEvent));

    /// <summary>The hash of the line before a sample.</summary>
    public static ChainHash Previous(long accountNo) =>
        ChainHash.From(Convert.FromHexString(GoldenFiles.Sum($"line before {accountNo}")));

    /// <summary>What the files of an event show between them.</summary>
    public static IEnumerable<string> Required(Type kind) => Facts.Required(kind.Name, kind);

    /// <summary>What the files show of entries whatever their event is.</summary>
    public static IEnumerable<string> RequiredOfEntries() =>
    [
        "entry.Key present", "entry.Key absent", "entry.Key.Key present",
        .. Facts.Required("entry.Note", typeof(Note)),
        .. Facts.Required("entry.Notices", typeof(ImmutableArray<Notice>)),
    ];

    /// <summary>What an entry shows.</summary>
    public static IEnumerable<string> Shown(LedgerEntry entry) =>
    [
        .. Facts.Shown(entry.Event.GetType().Name, entry.Event),
        entry.Key is null ? "entry.Key absent" : "entry.Key present",
        .. entry.Key is null ? [] : Facts.Shown("entry.Key", entry.Key),
        .. Facts.Shown("entry.Note", entry.Note),
        .. Facts.Shown("entry.Notices", entry.Notices),
    ];

    /// <summary>A sample of an event as an entry of its own account.</summary>
    public static LedgerEntry Of(Type kind, int number, long accountNo)
    {
        var samples = new Samples(number);
        var happened = Possible((AccountEvent)samples.Of(kind), number);
        var key = number % 4 == 3 ? null : (OperationKey)samples.Of(typeof(OperationKey));
        var (before, reserved) = (7_000_000_000_000 + accountNo, 5_000_000_000 + accountNo);
        var entry = new LedgerEntry(
            accountNo,
            number + 2,
            new Guid($"7a1c9d02-51de-4c0b-8f63-{accountNo:x12}"),
            new Instant(1_772_323_199_999_999 + accountNo),
            happened,
            before,
            before + happened.SettledDelta,
            reserved,
            key,
            (Note)samples.Of(typeof(Note)),
            (ImmutableArray<Notice>)samples.Of(typeof(ImmutableArray<Notice>)),
            default);
        return entry with { Hash = EntryHash.Of(entry, Previous(accountNo)) };
    }

    // Where nothing is charged there is no amount; what is reserved is what the lines say.
    private static AccountEvent Possible(AccountEvent happened, int number) => happened switch
    {
        AccountEvent.Debited { Asset: null } e => e with { Amount = 0, Requested = 0, Lines = [], Deficit = 0 },
        AccountEvent.Reserved e => e with { Amount = e.Lines.Sum(line => line.Amount) },
        AccountEvent.Adjusted e when number % 2 == 1 => e with { Amount = -e.Amount, Repays = 0 },
        _ => happened,
    };

}
