using System.Collections.Concurrent;

namespace Orleans.Standin.Tests.Support;

/// <summary>Where a test and its grains meet: signals both can give and await, and notes the grains take.</summary>
public sealed class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _signals = new();
    private readonly ConcurrentQueue<string> _notes = new();

    public string[] Notes => [.. _notes];

    public void Note(string note) => _notes.Enqueue(note);

    public void Signal(string name) => Source(name).TrySetResult();

    public Task Signalled(string name) => Source(name).Task.WaitAsync(Patience);

    private TaskCompletionSource Source(string name) => _signals.GetOrAdd(
        name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
