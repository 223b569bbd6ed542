using System.Collections.Concurrent;

namespace MailKit.Sending;

/// <summary>
/// Sends nothing and keeps ids, so that the sample works without an account anywhere. It can be told to fail.
/// </summary>
internal sealed class FakeMailProvider : IMailProvider
{
    private readonly ConcurrentDictionary<string, string> _taken = new();

    /// <inheritdoc/>
    public string Name => "fake";

    /// <summary>Whether it takes nothing for now.</summary>
    public bool Fails { get; set; }

    /// <inheritdoc/>
    public Task<MailResult> Send(string key, Mail mail, CancellationToken cancellation) => Task.FromResult<MailResult>(
        _taken.TryGetValue(key, out var known) ? new MailResult.Taken(known)
        : Fails ? new MailResult.Refused()
        : new MailResult.Taken(_taken.GetOrAdd(key, _ => "fake_" + Guid.NewGuid().ToString("N"))));
}
