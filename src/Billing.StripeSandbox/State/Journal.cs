using System.Text.Json;

namespace Billing.StripeSandbox.State;

/// <summary>
/// An optional file that lets the state outlive the process: one line for each change, the whole object. The last line
/// of an id wins; the file is written anew, without what was superseded, at every start.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly StreamWriter? _file;

    public Journal(string? path, Store store)
    {
        if (path is null) return;
        if (File.Exists(path)) Load(path, store);
        var fresh = path + ".new";
        _file = new StreamWriter(new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.Read));
        Append(store.TakeChanges());
        File.Move(fresh, path, overwrite: true);
    }

    public void Append(IReadOnlyList<(string Id, JsonObject? Object)> changes)
    {
        if (_file is null || changes.Count == 0) return;
        foreach (var (id, changed) in changes)
        {
            var line = changed ?? new JsonObject { ["id"] = id, ["object"] = "_gone" };
            _file.WriteLine(line.ToJsonString());
        }

        _file.Flush();
    }

    public void Dispose() => _file?.Dispose();

    private static void Load(string path, Store store)
    {
        foreach (var line in File.ReadLines(path))
        {
            // A process that was killed may have left half a line at the end.
            if (!line.EndsWith('}') || Parsed(line) is not { } read) continue;
            if (read.Text("object") == "_gone") store.Forget(read.Id());
            else if (store.Find(read.Id()) is { } old) Replace(old, read, store);
            else store.Save(read);
        }
    }

    /// <summary>Keeps the object's place in the order of creation.</summary>
    private static void Replace(JsonObject old, JsonObject read, Store store)
    {
        foreach (var name in old.Select(field => field.Key).ToList()) old.Remove(name);
        foreach (var (name, value) in read) old[name] = value?.DeepClone();
        store.Save(old);
    }

    private static JsonObject? Parsed(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
