using MailKit.Sending;

namespace MailKit.Tests.Support;

/// <summary>Says what it is told to, else takes each key once; it remembers the keys.</summary>
internal sealed class FakeProvider : IMailProvider
{
    private readonly Dictionary<string, string> _taken = [];

    public string Name => "test";

    public List<string> Keys { get; } = [];

    /// <summary>The next answers; after them it takes what comes.</summary>
    public Queue<MailResult> Next { get; } = new();

    /// <summary>What a call waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public async Task<MailResult> Send(string key, Mail mail, CancellationToken cancellation)
    {
        Keys.Add(key);
        await Gate;
        if (Next.TryDequeue(out var told))
            return told;
        if (!_taken.TryGetValue(key, out var id))
            _taken[key] = id = $"mail_{_taken.Count + 1}";
        return new MailResult.Taken(id);
    }
}
