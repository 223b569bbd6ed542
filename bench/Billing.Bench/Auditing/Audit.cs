using System.Globalization;
using Billing.Bench.Load;
using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench.Auditing;

/// <summary>
/// Whether the ledger holds exactly what was acknowledged, and adds up. It knows of the engine only its tables, whose
/// columns have the same names in both, and what the engine says about balances.
/// </summary>
internal sealed class Audit(NpgsqlDataSource source, string[] accounts, long granted)
{
    private readonly List<string> _findings = [];

    /// <summary>What is wrong; empty when nothing is.</summary>
    public async Task<IReadOnlyList<string>> Run(ITarget target, IReadOnlyList<AckList> lists)
    {
        var acks = new AckBook(accounts.Length, lists);
        _findings.AddRange(acks.Findings);
        await CheckKeys(acks);
        await CheckChain();
        await CheckBalances(target, acks);
        return _findings;
    }

    private async Task CheckKeys(AckBook acks)
    {
        var numbers = await Numbers();
        await using var command = source.CreateCommand(AuditSql.Entries);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var account = numbers.GetValueOrDefault(reader.GetInt64(0), -1);
            var key = reader.IsDBNull(2) ? null : reader.GetString(2);
            var quantity = reader.IsDBNull(5) ? 0 : reader.GetInt64(5);
            var entry = new LedgerEntry(reader.GetInt64(1), key, reader.GetString(3), reader.GetInt64(4), quantity);
            if (account < 0)
                Find($"entry {entry.Seq} belongs to no account under load");
            else if (acks.Take(account, entry) is { } wrong)
                Find($"{accounts[account]}: {wrong}");
        }
        if (acks.Left > 0)
            Find($"{acks.Left} acknowledged entries are not in the ledger");
    }

    private async Task CheckChain()
    {
        await using var command = source.CreateCommand(AuditSql.Broken);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            Find($"{reader.GetString(0)}: entry {reader.GetInt64(1)} does not continue the one before it");
    }

    // The ledger summed up, its last line, the engine's own word, and what was granted less what was acknowledged.
    private async Task CheckBalances(ITarget target, AckBook acks)
    {
        var (seen, places) = (0, Places());
        await using var command = source.CreateCommand(AuditSql.Balances);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var id = reader.GetString(0);
            var account = places.GetValueOrDefault(id, -1);
            if (account < 0)
            {
                Find($"{id} is not under load");
                continue;
            }
            var expected = granted - acks.TakenFrom(account);
            long[] said = [reader.GetInt64(1), reader.GetInt64(2), await target.Balance(id)];
            if (said.Any(balance => balance != expected))
                Find($"{id}: expected {expected}; sum, last line and engine say {string.Join(", ", said)}");
            seen++;
        }
        if (seen != accounts.Length)
            Find($"{seen} of {accounts.Length} accounts have a ledger");
    }

    private async Task<Dictionary<long, int>> Numbers()
    {
        var numbers = new Dictionary<long, int>();
        var places = Places();
        await using var command = source.CreateCommand("select account_no, id from accounts");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (places.TryGetValue(reader.GetString(1), out var place))
                numbers[reader.GetInt64(0)] = place;
        }
        return numbers;
    }

    private Dictionary<string, int> Places() =>
        accounts.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place);

    // A broken engine may break a million rows; a few say enough.
    private void Find(string finding)
    {
        if (_findings.Count < 10)
            _findings.Add(finding);
        else if (_findings.Count == 10)
            _findings.Add(string.Create(CultureInfo.InvariantCulture, $"and more"));
    }
}
