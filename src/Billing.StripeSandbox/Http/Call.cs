using Billing.StripeSandbox.Events;

namespace Billing.StripeSandbox.Http;

/// <summary>
/// One call as its handler sees it: checked parameters, the ids of its path, and the world to work on.
/// </summary>
internal sealed record Call(World World, JsonObject Params, IReadOnlyDictionary<string, string> Path, string Train)
{
    public Store Store => World.Store;

    public EventLog Events => World.Events;

    public bool Has(string name) => Params.ContainsKey(name);

    /// <summary>A parameter's text, or null.</summary>
    public string? Text(string path) => Params.Text(path);

    /// <summary>Writes the parameters of these names, where the call has them, into an object's fields.</summary>
    public void CopyInto(JsonObject target, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(name)) target[name] = Params.Copy(name);
        }
    }

    /// <summary>The object that the path names; 404 without it.</summary>
    public JsonObject Subject(string kind, string label) =>
        Store.Find(kind, Path["id"]) is { } found && !found.Flag("deleted")
            ? found
            : throw StripeRefusal.Missing(label, Path["id"]);

    /// <summary>The object that a parameter names, or null without the parameter; 400 where there is none.</summary>
    public JsonObject? Refer(string param, string kind, string label) =>
        Params.Text(param) is not { } id ? null : Refer(id, param, kind, label);

    public JsonObject Refer(string id, string param, string kind, string label) =>
        Store.Find(kind, id) is { } found && !found.Flag("deleted")
            ? found
            : throw StripeRefusal.BadReference(label, id, param);

    public JsonObject NeedRefer(string param, string kind, string label) =>
        Refer(param, kind, label)
        ?? throw StripeRefusal.Invalid($"Missing required param: {param}.", param, "parameter_missing");
}
