namespace Billing.StripeSandbox.State;

/// <summary>
/// Every object of the sandbox by its id, and in the order of creation within its kind. Fields whose name begins with
/// an underscore are the sandbox's own: they are kept and journalled, never shown. <c>_due</c> is the time (unix
/// seconds) at which the object has something to do, <c>_clock</c> the test clock that it lives on.
/// </summary>
internal sealed class Store
{
    private readonly Dictionary<string, JsonObject> _objects = [];
    private readonly Dictionary<string, List<JsonObject>> _kinds = [];
    private readonly Dictionary<string, SortedSet<(long At, long Order, string Id)>> _due = [];
    private readonly Dictionary<string, (string Scope, long At, long Order)> _dueById = [];
    private readonly HashSet<string> _changed = [];
    private long _order;

    public JsonObject? Find(string id) => _objects.GetValueOrDefault(id);

    public JsonObject? Find(string kind, string id) =>
        _objects.TryGetValue(id, out var found) && found.Text("object") == kind ? found : null;

    /// <summary>The objects of a kind, oldest first.</summary>
    public IReadOnlyList<JsonObject> All(string kind) => _kinds.TryGetValue(kind, out var all) ? all : [];

    /// <summary>Adds an object, or tells the store that one of its objects has changed.</summary>
    public JsonObject Save(JsonObject saved)
    {
        var id = saved.Id();
        if (!_objects.TryGetValue(id, out var old) || !ReferenceEquals(old, saved))
        {
            if (old is not null) Forget(id);
            _objects[id] = saved;
            var kind = saved.Need("object");
            if (!_kinds.TryGetValue(kind, out var all)) _kinds[kind] = all = [];
            all.Add(saved);
        }

        Schedule(id, saved);
        _changed.Add(id);
        return saved;
    }

    public void Forget(string id)
    {
        if (!_objects.Remove(id, out var old)) return;
        _kinds[old.Need("object")].Remove(old);
        Unschedule(id);
        _changed.Add(id);
    }

    /// <summary>The earliest object of a scope (a test clock's id, or empty) that is due at or before a time.</summary>
    public (JsonObject Object, long At)? NextDue(string scope, long until)
    {
        if (!_due.TryGetValue(scope, out var queue) || queue.Count == 0) return null;
        var next = queue.Min;
        return next.At <= until ? (_objects[next.Id], next.At) : null;
    }

    /// <summary>What has changed since the last call: an object, or null where it is gone.</summary>
    public IReadOnlyList<(string Id, JsonObject? Object)> TakeChanges()
    {
        if (_changed.Count == 0) return [];
        var changes = _changed.Select(id => (id, Find(id))).ToList();
        _changed.Clear();
        return changes;
    }

    private void Schedule(string id, JsonObject saved)
    {
        var at = saved.MaybeNumber("_due");
        var scope = saved.Text("_clock") ?? "";
        if (_dueById.TryGetValue(id, out var now) && now.At == at && now.Scope == scope) return;
        Unschedule(id);
        if (at is null) return;
        if (!_due.TryGetValue(scope, out var queue)) _due[scope] = queue = [];
        var entry = (at.Value, _order++, id);
        queue.Add(entry);
        _dueById[id] = (scope, entry.Value, entry.Item2);
    }

    private void Unschedule(string id)
    {
        if (_dueById.Remove(id, out var old)) _due[old.Scope].Remove((old.At, old.Order, id));
    }
}
