using System.Globalization;
using System.Text.Json;
using Billing.Bench.Plots;

namespace Billing.Bench.Report;

/// <summary>Keeps a run: JSON, Markdown, pictures, named by day and packages; a second one of a day gets a number.</summary>
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
        var first = string.Create(CultureInfo.InvariantCulture, $"{report.At:yyyy-MM-dd}-{report.Machine.PackageSet}");
        var name = FreeName(folder, first);
        var path = Path.Combine(folder, name);
        var plots = PlotSet.Of(report).ToArray();
        foreach (var plot in plots)
            File.WriteAllText($"{path}-{plot.Name}.svg", plot.Text);
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(report, Json) + "\n");
        File.WriteAllText(
            path + ".md", Markdown.Page(report, plots.Select(plot => ($"{name}-{plot.Name}.svg", plot.Shows))));
        Console.WriteLine($"Written: {path}.md, .json and {plots.Length} pictures");
    }

    /// <summary>The figures of a run that was kept.</summary>
    /// <exception cref="FormatException">The file cannot be read, or is no such run.</exception>
    public static Dictionary<string, Spread> ReadFigures(string path)
    {
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllText(path));
            return file.RootElement.TryGetProperty("figures", out var figures)
                ? figures.Deserialize<Dictionary<string, Spread>>(Json)!
                : throw new FormatException($"{path} has no figures to compare.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw new FormatException($"{path} cannot be compared: {fault.Message}", fault);
        }
    }

    /// <summary>A name that no run in the folder has yet: the one asked for, or it and a number.</summary>
    public static string FreeName(string folder, string first)
    {
        var name = first;
        for (var number = 2; File.Exists(Path.Combine(folder, name + ".json")); number++)
            name = string.Create(CultureInfo.InvariantCulture, $"{first}-{number}");
        return name;
    }
}
