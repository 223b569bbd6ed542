using System.Text.Json.Nodes;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Tests.Golden;

/// <summary>A golden file of one ledger entry.</summary>
/// <param name="Previous">The hash of the line before.</param>
/// <param name="Canonical">The bytes that are hashed (docs/ledger.md), in hexadecimal.</param>
/// <param name="Means">The entry, as <see cref="Meaning"/> tells it.</param>
/// <param name="Row">The stored row: every column that is not null, as PostgreSQL's <c>to_jsonb</c> says it.</param>
internal sealed record LedgerFile(ChainHash Previous, string Canonical, JsonObject Means, JsonObject Row)
{
    /// <summary>The folder of what the product writes today. Older ones are only read.</summary>
    public const string Folder = "Ledger/v1";

    /// <summary>The account's number.</summary>
    public long AccountNo => Row["account_no"]!.GetValue<long>();

    /// <summary>The row's place in its account.</summary>
    public long Seq => Row["seq"]!.GetValue<long>();

    /// <summary>Reads a golden file.</summary>
    public static LedgerFile Read(string name)
    {
        var json = GoldenFiles.Json(name);
        return new LedgerFile(
            ChainHash.From(Convert.FromHexString(json["previous"]!.GetValue<string>())),
            json["canonical"]!.GetValue<string>(),
            json["means"]!.AsObject(),
            json["row"]!.AsObject());
    }

    /// <summary>The file's content.</summary>
    public JsonObject ToJson() => new()
    {
        ["means"] = Means.DeepClone(),
        ["row"] = Row.DeepClone(),
        ["previous"] = Previous.ToString(),
        ["canonical"] = Canonical,
    };

    /// <summary>An entry's canonical bytes in hexadecimal.</summary>
    public static string CanonicalOf(LedgerEntry entry, ChainHash previous)
    {
        using var writer = new CanonicalWriter();
        EntryHash.Write(writer, entry, previous);
        return Convert.ToHexStringLower(writer.Written);
    }
}
