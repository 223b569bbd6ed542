using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Accounts;

namespace Billing.Grains.Tests.Golden;

/// <summary>A snapshot's format changes with its version or not at all: no other may pass for a state.</summary>
public sealed class SnapshotGoldenTests(GoldenLedger ledger) : IClassFixture<GoldenLedger>
{
    private const string Changed =
        "The text of a snapshot has changed: give SnapshotFormat a new version, for a process of the release before "
        + "reads it too (docs/upgrades.md).";

    public static TheoryData<string> States => [.. GoldenFiles.In(SnapshotFile.Folder + "/state.")];

    [Theory]
    [MemberData(nameof(States))]
    public void A_stored_snapshot_reads_as_the_state_that_it_meant(string file)
    {
        var golden = GoldenFiles.Json(file);
        var snapshot = SnapshotFile.Read(file);

        var state = SnapshotFormat.Read(snapshot)!;

        Assert.Equal(golden["means"]!.ToJsonString(), Meaning.Of(state).ToJsonString());
        Assert.True(snapshot.Payload == SnapshotFormat.Write(state).Payload, Changed);
        Assert.Equal(snapshot.Checksum, SnapshotFormat.Write(state).Checksum);
    }

    [Fact]
    public void Every_part_of_a_state_has_a_golden_snapshot()
    {
        var missing = Facts.Required("state", typeof(AccountState)).ToHashSet();
        foreach (var file in GoldenFiles.In(SnapshotFile.Folder + "/state."))
            missing.ExceptWith(Facts.Shown("state", SnapshotFormat.Read(SnapshotFile.Read(file))!));

        var all = string.Join("; ", missing.Order());
        if (GoldenFiles.MayWrite)
            Write([.. missing]);
        Assert.True(all.Length == 0, $"No golden file in {SnapshotFile.Folder} shows: {all}. {Changed}");
    }

    [Fact]
    public async Task A_snapshot_is_what_its_ledger_folds_to()
    {
        if (GoldenFiles.MayWrite && !GoldenFiles.In(SnapshotFile.Folder).Contains(SnapshotFile.Life))
            await WriteLife();
        var state = AccountState.Unopened(SnapshotFile.Rows()[0]["account_no"]!.GetValue<long>());
        foreach (var entry in await ReadLife())
            state = LedgerAudit.TryEvolve(state, entry)!;

        var folded = SnapshotFormat.Write(state);

        var snapshot = SnapshotFile.Read(SnapshotFile.Life);
        Assert.Equal(snapshot.Payload, folded.Payload);
        Assert.Equal((snapshot.Version, snapshot.Checksum), (folded.Version, folded.Checksum));
    }

    [Fact]
    public async Task A_golden_snapshot_spares_the_ledger()
    {
        var life = await ReadLife();

        var recovered = await SnapshotRecovery.Recover(life, SnapshotFile.Read(SnapshotFile.Life));

        Assert.Equal(life[^1].Seq, recovered.SnapshotSeq);
        Assert.Equal(SnapshotFile.Read(SnapshotFile.Life).Payload, SnapshotFormat.Write(recovered.State).Payload);
    }

    [Theory]
    [InlineData("newer")]
    [InlineData("older")]
    [InlineData("damaged")]
    [InlineData("no JSON")]
    [InlineData("another account's")]
    public async Task A_snapshot_that_is_not_to_be_read_is_dropped_and_the_ledger_tells_all(string fault)
    {
        var life = await ReadLife();
        var golden = SnapshotFile.Read(SnapshotFile.Life);

        var recovered = await SnapshotRecovery.Recover(life, Spoilt(fault));

        Assert.Equal(0, recovered.SnapshotSeq);
        Assert.Equal(golden.Payload, SnapshotFormat.Write(recovered.State).Payload);
    }

    private static AccountSnapshot Spoilt(string fault)
    {
        var snapshot = SnapshotFile.Read(SnapshotFile.Life);
        switch (fault)
        {
            case "older":
                snapshot.Version = SnapshotFormat.Version - 1;
                break;
            case "newer":
                snapshot.Version = SnapshotFormat.Version + 1;
                break;
            case "damaged":
                snapshot.Payload = snapshot.Payload.Replace("\"settled\":", "\"settled\":1", StringComparison.Ordinal);
                break;
            case "no JSON":
                snapshot.Payload = snapshot.Payload[..^1];
                snapshot.Checksum = GoldenFiles.Sum(snapshot.Payload);
                break;
            default:
                return SnapshotFormat.Write(
                    SnapshotFormat.Read(snapshot)! with { AccountNo = 999, Hash = default(ChainHash) with { A = 1 } });
        }
        return snapshot;
    }

    private async Task<ImmutableArray<LedgerEntry>> ReadLife()
    {
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        foreach (var row in SnapshotFile.Rows())
            entries.Add(await ledger.Read(row));
        return entries.ToImmutable();
    }

    private static void Write(HashSet<string> missing)
    {
        var files = GoldenFiles.In(SnapshotFile.Folder + "/state.").Length;
        for (var number = 0; number < Samples.Count && missing.Count > 0; number++)
        {
            var state = (AccountState)new Samples(number).Of(typeof(AccountState));
            if (!Facts.Shown("state", state).Any(missing.Contains))
                continue;
            missing.ExceptWith(Facts.Shown("state", state));
            GoldenFiles.Write(
                $"{SnapshotFile.Folder}/state.{++files}.json",
                new JsonObject
                {
                    ["means"] = Meaning.Of(state), ["snapshot"] = SnapshotFile.ToJson(SnapshotFormat.Write(state)),
                });
        }
    }

    private async Task WriteLife()
    {
        var (entries, state) = GoldenLife.Of(SnapshotRecovery.AccountNo);
        var (rows, previous) = (new JsonArray(), default(ChainHash));
        foreach (var entry in entries)
        {
            rows.Add(await ledger.Write(entry, previous));
            previous = entry.Hash;
        }
        GoldenFiles.Write(SnapshotFile.Life, new JsonObject
        {
            ["snapshot"] = SnapshotFile.ToJson(SnapshotFormat.Write(state)), ["ledger"] = rows,
        });
        Assert.Fail($"{SnapshotFile.Life} is written: read it, check it in, and build again.");
    }
}
