using System.Globalization;
using System.Text.Json;

namespace Billing.Bench.Report;

/// <summary>Keeps a run: one JSON and one Markdown file a day.</summary>
internal static class Files
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        WriteIndented = true,
    };

    public static void Write(RunReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, report.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(report, Json) + "\n");
        File.WriteAllText(path + ".md", Markdown.Page(report));
        Console.WriteLine($"Written: {path}.md and .json");
    }
}
