using System.Text.Json.Nodes;
using Billing.Domain.Accounts;

namespace Billing.Grains.Tests.Golden;

/// <summary>What was ever written to a ledger reads as what it meant, with the hash that it had.</summary>
public sealed class LedgerGoldenTests(GoldenLedger ledger) : IClassFixture<GoldenLedger>
{
    public static TheoryData<string> Files => [.. GoldenFiles.In("Ledger/")];

    public static TheoryData<string> Written => [.. GoldenFiles.In(LedgerFile.Folder + "/")];

    public static TheoryData<string> Events => [.. LedgerSamples.Kinds.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_stored_row_reads_as_what_it_meant(string file)
    {
        var golden = LedgerFile.Read(file);

        var entry = await ledger.Read(golden.Row);

        Assert.Equal(golden.Means.ToJsonString(), Meaning.Of(entry).ToJsonString());
        Assert.Equal(entry.Hash, EntryHash.Of(entry, golden.Previous));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_canonical_bytes_of_an_entry_stay_as_they_are(string file)
    {
        var golden = LedgerFile.Read(file);

        var entry = await ledger.Read(golden.Row);

        Assert.Equal(golden.Canonical, LedgerFile.CanonicalOf(entry, golden.Previous));
    }

    [Theory]
    [MemberData(nameof(Written))]
    public async Task An_entry_is_written_as_the_row_that_it_was_read_from(string file)
    {
        var golden = LedgerFile.Read(file);

        var row = await ledger.Write(await ledger.Read(golden.Row), golden.Previous);

        Assert.True(JsonNode.DeepEquals(golden.Row, row), $"{file} has {golden.Row}, written was {row}.");
    }

    [Theory]
    [MemberData(nameof(Events))]
    public async Task Every_part_of_an_event_has_a_golden_file(string name)
    {
        var kind = LedgerSamples.Kinds.Single(kind => kind.Name == name);
        var missing = LedgerSamples.Required(kind).ToHashSet();
        foreach (var file in GoldenFiles.In($"{LedgerFile.Folder}/{name}."))
            missing.ExceptWith(LedgerSamples.Shown(await ledger.Read(LedgerFile.Read(file).Row)));

        await Require(missing, [kind]);
    }

    [Fact]
    public async Task Every_part_of_an_entry_has_a_golden_file()
    {
        var missing = LedgerSamples.RequiredOfEntries().ToHashSet();
        foreach (var file in GoldenFiles.In(LedgerFile.Folder + "/"))
            missing.ExceptWith(LedgerSamples.Shown(await ledger.Read(LedgerFile.Read(file).Row)));

        await Require(missing, LedgerSamples.Kinds);
    }

    // Written files are reported as a failure too: somebody has to read them before they are for ever.
    private async Task Require(HashSet<string> missing, IEnumerable<Type> kinds)
    {
        var all = string.Join("; ", missing.Order());
        var written = GoldenFiles.MayWrite ? await Write([.. missing], kinds) : [];
        Assert.True(
            all.Length == 0,
            $"No golden file in {LedgerFile.Folder} shows: {all}. Run this test with BILLING_WRITE_GOLDEN=1, read "
            + $"what it wrote and check it in (docs/upgrades.md). Written now: {string.Join(", ", written)}.");
    }

    private async Task<List<string>> Write(HashSet<string> missing, IEnumerable<Type> kinds)
    {
        var written = new List<string>();
        foreach (var kind in kinds)
        {
            var files = GoldenFiles.In($"{LedgerFile.Folder}/{kind.Name}.").Length;
            for (var number = 0; number < Samples.Count && missing.Count > 0; number++)
            {
                var accountNo = 1_000 + (LedgerSamples.Kinds.IndexOf(kind) * 100) + files + 1;
                var entry = LedgerSamples.Of(kind, number, accountNo);
                if (!LedgerSamples.Shown(entry).Any(missing.Contains))
                    continue;
                missing.ExceptWith(LedgerSamples.Shown(entry));
                var previous = LedgerSamples.Previous(accountNo);
                var golden = new LedgerFile(
                    previous,
                    LedgerFile.CanonicalOf(entry, previous),
                    Meaning.Of(entry).AsObject(),
                    await ledger.Write(entry, previous));
                var name = $"{LedgerFile.Folder}/{kind.Name}.{++files}.json";
                GoldenFiles.Write(name, golden.ToJson());
                written.Add(name);
            }
        }
        return written;
    }
}
