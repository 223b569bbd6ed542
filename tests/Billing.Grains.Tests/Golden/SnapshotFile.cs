using System.Text.Json.Nodes;
using Billing.Grains.Accounts;

namespace Billing.Grains.Tests.Golden;

/// <summary>Golden files of snapshots.</summary>
internal static class SnapshotFile
{
    /// <summary>The folder of the version that the product writes.</summary>
    public static readonly string Folder = $"Snapshots/v{SnapshotFormat.Version}";

    /// <summary>The stored snapshot of a file.</summary>
    public static AccountSnapshot Read(string file) => Read(GoldenFiles.Json(file)["snapshot"]!.AsObject());

    /// <summary>A snapshot as files have it.</summary>
    public static JsonObject ToJson(AccountSnapshot snapshot) => new()
    {
        ["version"] = snapshot.Version, ["checksum"] = snapshot.Checksum, ["payload"] = snapshot.Payload,
    };

    private static AccountSnapshot Read(JsonObject json) => new()
    {
        Version = json["version"]!.GetValue<int>(),
        Checksum = json["checksum"]!.GetValue<string>(),
        Payload = json["payload"]!.GetValue<string>(),
    };
}
