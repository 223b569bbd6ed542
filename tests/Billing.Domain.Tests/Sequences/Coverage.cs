using System.Collections.Concurrent;

namespace Billing.Domain.Tests.Sequences;

/// <summary>How often each command was carried out or refused, and each event written.</summary>
internal sealed class Coverage
{
    private readonly ConcurrentDictionary<string, long> _counts = new();

    public void Add(AccountCommand command, TurnResult turn)
    {
        var outcome = turn switch
        {
            { Refusal: { } refusal } => refusal.Code,
            { Replayed: true } => "replayed",
            { Answer: null } => "unchanged",
            _ => "done",
        };
        Count($"command {command.GetType().Name,-16} {outcome}");
        foreach (var entry in turn.Entries)
            Count($"event   {entry.Event.GetType().Name}");
    }

    public string Table => string.Join('\n', _counts
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"{pair.Value,10}  {pair.Key}"));

    private void Count(string what) => _counts.AddOrUpdate(what, 1, (_, count) => count + 1);
}
