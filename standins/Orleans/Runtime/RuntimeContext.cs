namespace Orleans.Runtime;

/// <summary>The activation whose turn the current thread runs.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static Activation? _current;

    /// <summary>The activation, or null outside of grains.</summary>
    public static Activation? Current => _current;

    /// <summary>An execution context without any ambient value: a grain sees none of its caller's.</summary>
    public static ExecutionContext Empty { get; } = CaptureEmpty();

    public static Activation? Enter(Activation? activation)
    {
        var before = _current;
        _current = activation;
        return before;
    }

    private static ExecutionContext CaptureEmpty()
    {
        ExecutionContext? empty = null;
        var thread = new Thread(() => empty = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return empty!;
    }
}
