namespace MailKit.Webhooks;

/// <summary>
/// Ids of messages that were handled: a message may come more than once. The newest are kept; an application with a
/// database would write the id beside what the message changes.
/// </summary>
internal sealed class SeenMessages
{
    private const int Kept = 10_000;

    private readonly HashSet<string> _ids = [];
    private readonly Queue<string> _order = [];
    private readonly Lock _lock = new();

    /// <summary>Whether this is the first time.</summary>
    public bool IsNew(string id)
    {
        lock (_lock)
        {
            if (!_ids.Add(id))
                return false;
            _order.Enqueue(id);
            if (_order.Count > Kept)
                _ids.Remove(_order.Dequeue());
            return true;
        }
    }
}
