using System.Collections.Concurrent;

namespace MailKit.Sending;

/// <summary>
/// What was sent lately, for the page. Of each customer the newest are kept, as long as the process lives.
/// </summary>
internal sealed class Outbox(TimeProvider time)
{
    private const int KeptOfEach = 20;

    private readonly ConcurrentDictionary<string, List<SentMail>> _sent = new();

    /// <summary>Adds one, once.</summary>
    public void Add(string customer, string sendId, string messageId, Mail mail)
    {
        var sent = _sent.GetOrAdd(customer, _ => []);
        lock (sent)
        {
            if (sent.Exists(one => one.SendId == sendId))
                return;
            sent.Insert(0, new SentMail(sendId, messageId, mail.To, mail.Subject, time.GetUtcNow()));
            if (sent.Count > KeptOfEach)
                sent.RemoveAt(KeptOfEach);
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<SentMail> Of(string customer)
    {
        if (!_sent.TryGetValue(customer, out var sent))
            return [];
        lock (sent)
            return [.. sent];
    }
}

/// <summary>A mail that was sent.</summary>
/// <param name="SendId">MailKit's id of the send.</param>
/// <param name="Id">The provider's id of the mail.</param>
/// <param name="To">Who got it.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="At">When, UTC.</param>
internal sealed record SentMail(string SendId, string Id, string To, string Subject, DateTimeOffset At);
