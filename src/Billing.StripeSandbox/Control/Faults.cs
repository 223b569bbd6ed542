namespace Billing.StripeSandbox.Control;

/// <summary>The faults that tests have asked for and calls have not met yet.</summary>
internal sealed class Faults(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<Order> _orders = [];
    private DateTimeOffset _downUntil;

    public void Add(Fault fault, long count, string? method, string? path)
    {
        lock (_gate) _orders.Add(new Order(fault, method, path) { Left = count });
    }

    /// <summary>Every call is cut off for a while.</summary>
    public void GoDown(TimeSpan duration)
    {
        lock (_gate) _downUntil = time.GetUtcNow() + duration;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _orders.Clear();
            _downUntil = default;
        }
    }

    /// <summary>The fault that a call meets, or null.</summary>
    public Fault? Take(string method, string path)
    {
        lock (_gate)
        {
            if (time.GetUtcNow() < _downUntil) return new Fault("cut", "before", 0, false, 0);
            var order = _orders.Find(order => order.Meets(method, path));
            if (order is null) return null;
            if (--order.Left == 0) _orders.Remove(order);
            return order.Fault;
        }
    }

    private sealed record Order(Fault Fault, string? Method, string? Path)
    {
        public long Left { get; set; }

        public bool Meets(string method, string path) =>
            (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            && (Path is null || path.StartsWith(Path, StringComparison.Ordinal));
    }
}
