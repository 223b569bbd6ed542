using System.Reflection;

namespace Billing.Domain.Tests.Accounts;

public sealed class EntryHashTests
{
    private static readonly ChainHash Previous = new(1, 2, 3, 4);

    private static readonly string[] Kinds =
        [
            .. typeof(AccountEvent).GetNestedTypes()
                .Where(type => type.IsSubclassOf(typeof(AccountEvent))).Select(type => type.Name),
        ];

    public static TheoryData<string> EventTypes() => new(Kinds);

    private static LedgerEntry EntryOf(string eventType)
    {
        var type = typeof(AccountEvent).GetNestedType(eventType, BindingFlags.Public)!;
        return (LedgerEntry)Variants.Sample(typeof(LedgerEntry)) with { Event = (AccountEvent)Variants.Sample(type) };
    }

    [Theory(DisplayName = "H1: any change to any field of an entry changes its hash, and no two changes alike")]
    [MemberData(nameof(EventTypes))]
    public void Every_field_is_hashed(string eventType)
    {
        var entry = EntryOf(eventType);
        var seen = new Dictionary<ChainHash, string> { [EntryHash.Of(entry, Previous)] = "unchanged" };
        foreach (var (path, value) in Variants.Of(entry))
        {
            var changed = (LedgerEntry)value!;
            if (path.StartsWith("Hash", StringComparison.Ordinal) || Describe.Of(changed) == Describe.Of(entry))
                continue;
            var hash = EntryHash.Of(changed, Previous);
            Assert.False(seen.TryGetValue(hash, out var other), $"{eventType}: {path} hashes like {other}");
            seen[hash] = path + " of " + Describe.Of(changed);
        }
        Assert.True(seen.Count > 20, $"only {seen.Count} variants");
    }

    [Fact(DisplayName = "H1: the same fields in another kind of event hash otherwise")]
    public void Kinds_differ()
    {
        var hashes = Kinds.Select(kind => EntryHash.Of(EntryOf(kind), Previous)).ToList();
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        Assert.True(hashes.Count >= 8);
    }

    [Fact(DisplayName = "H1: the hash covers all of the hash before it")]
    public void The_chain_is_covered()
    {
        var entry = EntryOf(nameof(AccountEvent.Granted));
        ChainHash[] before = [Previous, new(0, 2, 3, 4), new(1, 0, 3, 4), new(1, 2, 0, 4), new(1, 2, 3, 0), default];
        Assert.Equal(before.Length, before.Select(hash => EntryHash.Of(entry, hash)).Distinct().Count());
    }

    [Fact(DisplayName = "H1: an entry's own hash does not enter into itself")]
    public void Own_hash_is_ignored()
    {
        var entry = EntryOf(nameof(AccountEvent.Granted));
        Assert.Equal(EntryHash.Of(entry, Previous), EntryHash.Of(entry with { Hash = Previous }, Previous));
    }

    [Fact(DisplayName = "H1: text that moves from one field to the next changes the hash")]
    public void Fields_do_not_run_together()
    {
        var entry = EntryOf(nameof(AccountEvent.Opened));
        var one = entry with { Note = new Note("ab", "c", null) };
        var other = entry with { Note = new Note("a", "bc", null) };
        Assert.NotEqual(EntryHash.Of(one, Previous), EntryHash.Of(other, Previous));
    }

    [Fact(DisplayName = "H1: texts of every length and script are hashed without loss")]
    public void Long_texts()
    {
        var entry = EntryOf(nameof(AccountEvent.Opened));
        var texts = Enumerable.Range(0, 2_000).Select(length => new string('x', length))
            .Append("é").Append("e\u0301").Append("日本");
        var hashes = texts
            .Select(text => EntryHash.Of(entry with { Note = new Note(text, null, null) }, Previous)).ToList();
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }
}
