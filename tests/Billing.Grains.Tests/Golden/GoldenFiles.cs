using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Billing.Grains.Tests.Golden;

/// <summary>
/// The checked-in files beside this one, built into the test assembly. With <c>BILLING_WRITE_GOLDEN=1</c> the tests
/// write those that are missing; nothing overwrites one.
/// </summary>
internal static class GoldenFiles
{
    /// <summary>The list of all files with their SHA-256.</summary>
    public const string List = "files.txt";

    private static readonly Assembly Here = typeof(GoldenFiles).Assembly;
    private static readonly Lock Writing = new();
    private static readonly JsonSerializerOptions Pretty =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether missing files are to be written.</summary>
    public static bool MayWrite => Environment.GetEnvironmentVariable("BILLING_WRITE_GOLDEN") == "1";

    /// <summary>The names of the files in a folder, such as <c>Ledger/v1</c>, in order.</summary>
    public static ImmutableArray<string> In(string folder) =>
        [.. Here.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith($"Golden/{folder}", StringComparison.Ordinal))
            .Select(name => name["Golden/".Length..])
            .Order(StringComparer.Ordinal)];

    /// <summary>A file's text.</summary>
    public static string Text(string name)
    {
        using var stream = Here.GetManifestResourceStream($"Golden/{name}")
            ?? throw new FileNotFoundException($"The golden file {name} is missing.", name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>A file's JSON.</summary>
    public static JsonObject Json(string name) => JsonNode.Parse(Text(name))!.AsObject();

    /// <summary>SHA-256 of a text in hexadecimal.</summary>
    public static string Sum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes a new file and its line in the list.</summary>
    public static void Write(string name, JsonObject json)
    {
        var path = Path.Combine(SourceFolder(), name);
        var text = json.ToJsonString(Pretty) + "\n";
        lock (Writing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = new StreamWriter(new FileStream(path, FileMode.CreateNew), new UTF8Encoding(false)))
                file.Write(text);
            File.AppendAllText(Path.Combine(SourceFolder(), List), $"{Sum(text)}  {name}\n");
        }
    }

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
