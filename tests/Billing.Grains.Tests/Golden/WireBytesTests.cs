using System.Text.Json.Nodes;

namespace Billing.Grains.Tests.Golden;

/// <summary>Bytes that a process of any release has sent are read as what they meant.</summary>
public sealed class WireBytesTests : IDisposable
{
    private readonly WireBytes _wire = new();

    public static TheoryData<string> Files => [.. GoldenFiles.In("Wire/")];

    public static TheoryData<string> Aliases => [.. WireTypes.Records.Keys];

    public void Dispose() => _wire.Dispose();

    [UpstreamTheory]
    [MemberData(nameof(Files))]
    public void Bytes_that_were_sent_are_read_as_what_they_meant(string file)
    {
        var golden = GoldenFiles.Json(file);

        var value = _wire.Read(Convert.FromHexString(golden["bytes"]!.GetValue<string>()));

        Assert.Equal(WireTypes.Records[AliasOf(file)], value.GetType());
        Assert.Equal(golden["means"]!.ToJsonString(), Meaning.Of(value).ToJsonString());
    }

    [UpstreamTheory]
    [MemberData(nameof(Aliases))]
    public void A_record_is_sent_as_it_was(string alias)
    {
        var golden = GoldenFiles.Json(GoldenFiles.In($"Wire/{alias}.").Last());
        var bytes = golden["bytes"]!.GetValue<string>();

        var sent = Convert.ToHexStringLower(_wire.Write(_wire.Read(Convert.FromHexString(bytes))));

        Assert.Equal(bytes, sent);
    }

    [UpstreamTheory]
    [MemberData(nameof(Aliases))]
    public void Every_field_of_a_record_has_golden_bytes(string alias)
    {
        var type = WireTypes.Records[alias];
        var missing = Facts.Required(alias, type).Where(IsAboutPresence).ToHashSet();
        var files = GoldenFiles.In($"Wire/{alias}.");
        foreach (var file in files)
        {
            var bytes = Convert.FromHexString(GoldenFiles.Json(file)["bytes"]!.GetValue<string>());
            missing.ExceptWith(Facts.Shown(alias, _wire.Read(bytes)));
        }

        var all = string.Join("; ", missing.Order());
        if (missing.Count > 0 && GoldenFiles.MayWrite)
            Write(alias, type, files.Length + 1);
        Assert.True(
            all.Length == 0,
            $"No golden file Wire/{alias}.*.json shows: {all}. Run this test with BILLING_WRITE_GOLDEN=1, read what "
            + "it wrote and check it in (docs/upgrades.md).");
    }

    // One telling value has every part; the codecs of what is absent, empty or false are Orleans' own.
    private static bool IsAboutPresence(string fact) =>
        fact.EndsWith(" present", StringComparison.Ordinal) || fact.EndsWith(" is set", StringComparison.Ordinal)
        || fact.EndsWith(" has several", StringComparison.Ordinal);

    private void Write(string alias, Type type, int number)
    {
        var value = new Samples(0).Of(type);
        GoldenFiles.Write($"Wire/{alias}.{number}.json", new JsonObject
        {
            ["means"] = Meaning.Of(value), ["bytes"] = Convert.ToHexStringLower(_wire.Write(value)),
        });
    }

    private static string AliasOf(string file) =>
        Path.GetFileNameWithoutExtension(file["Wire/".Length..^".json".Length]);
}
