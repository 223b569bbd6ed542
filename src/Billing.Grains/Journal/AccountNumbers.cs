namespace Billing.Grains.Journal;

/// <summary>The numbers of accounts; look-ups that arrive together share one query, registrations one transaction.</summary>
internal sealed class AccountNumbers(JournalReader reader)
{
    private readonly Batcher<string, long?> _found = new(ids => Find(reader, ids));
    private readonly Batcher<string, Registration> _registered = new(ids => Register(reader, ids));

    public Task<long?> Find(string accountId) =>
        // What cannot be stored is nobody's id, and would fail everybody else's query.
        StorableText.IsStorable(accountId) ? _found.Ask(accountId) : Task.FromResult<long?>(null);

    public Task<Registration> Register(string accountId) => StorableText.IsStorable(accountId)
        ? _registered.Ask(accountId)
        : throw new ArgumentException("A zero character or half a surrogate pair.", nameof(accountId));

    private static async Task<IReadOnlyList<long?>> Find(JournalReader reader, IReadOnlyList<string> ids)
    {
        var found = await reader.FindAccounts([.. ids.Distinct()]);
        return [.. ids.Select(id => found.TryGetValue(id, out var accountNo) ? accountNo : (long?)null)];
    }

    private static async Task<IReadOnlyList<Registration>> Register(JournalReader reader, IReadOnlyList<string> ids)
    {
        var registered = await reader.RegisterAccounts([.. ids.Distinct()]);
        // Whoever loses the race of two first registrations sees the winner's number only with the next statement.
        var lost = ids.Where(id => !registered.ContainsKey(id)).Distinct().ToArray();
        if (lost.Length > 0)
        {
            foreach (var (id, registration) in await reader.RegisterAccounts(lost))
                registered.Add(id, registration);
        }
        return [.. ids.Select(id => registered.TryGetValue(id, out var registration)
            ? registration
            : throw new InvalidOperationException($"Account {id} was registered and is gone."))];
    }
}
