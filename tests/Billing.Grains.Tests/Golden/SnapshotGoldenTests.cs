using System.Text.Json.Nodes;
using Billing.Domain.Accounts;
using Billing.Grains.Accounts;

namespace Billing.Grains.Tests.Golden;

/// <summary>A snapshot's format changes with its version or not at all: no other may pass for a state.</summary>
public sealed class SnapshotGoldenTests
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
        // The samples have no empty list within a list.
        var missing = Facts.Required("state", typeof(AccountState))
            .Where(fact => !(fact.Contains("[]", StringComparison.Ordinal)
                && fact.EndsWith(" has none", StringComparison.Ordinal)))
            .ToHashSet();
        foreach (var file in GoldenFiles.In(SnapshotFile.Folder + "/state."))
            missing.ExceptWith(Facts.Shown("state", SnapshotFormat.Read(SnapshotFile.Read(file))!));

        var all = string.Join("; ", missing.Order());
        if (GoldenFiles.MayWrite)
            Write([.. missing]);
        Assert.True(all.Length == 0, $"No golden file in {SnapshotFile.Folder} shows: {all}. {Changed}");
    }

    [Theory]
    [InlineData("newer")]
    [InlineData("older")]
    [InlineData("damaged")]
    public void A_snapshot_that_is_not_to_be_read_reads_as_none(string fault)
    {
        var snapshot = SnapshotFile.Read($"{SnapshotFile.Folder}/state.1.json");
        Assert.NotNull(SnapshotFormat.Read(snapshot));
        if (fault == "damaged")
            snapshot.Payload = snapshot.Payload.Replace("\"settled\":", "\"settled\":1", StringComparison.Ordinal);
        else
            snapshot.Version += fault == "newer" ? 1 : -1;

        Assert.Null(SnapshotFormat.Read(snapshot));
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
}
