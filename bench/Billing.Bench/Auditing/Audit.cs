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
    public async Task<IReadOnlyList<string>> Run(ITarget target, IReadOnlyList<Caller> callers)
    {
        var acks = new AckBook(accounts.Length, callers);
        _findings.AddRange(acks.Findings);
        await CheckKeys(acks);
        await CheckChain();
        await CheckBalances(target, acks);
        return _findings;
    }

    private async Task CheckKeys(AckBook acks)
    {
        var numbers = await Numbers();
        await using var command = source.CreateCommand(AuditSql.Debits);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var (account, seq) = (numbers.GetValueOrDefault(reader.GetInt64(0), -1), reader.GetInt64(1));
            var key = reader.IsDBNull(2) ? null : reader.GetString(2);
            if (account < 0)
                Find($"entry {seq} belongs to no account under load");
            else if (acks.Take(account, seq, key) is { } wrong)
                Find($"{accounts[account]}: {wrong}");
        }
        if (acks.Left > 0)
            Find($"{acks.Left} acknowledged debits are not in the ledger");
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
        var seen = 0;
        await using var command = source.CreateCommand(AuditSql.Balances);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var id = reader.GetString(0);
            var account = Array.IndexOf(accounts, id);
            var expected = granted - acks.CountOf(account);
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
        var places = accounts.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place);
        await using var command = source.CreateCommand("select account_no, id from accounts");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (places.TryGetValue(reader.GetString(1), out var place))
                numbers[reader.GetInt64(0)] = place;
        }
        return numbers;
    }

    // A broken engine may break a million rows; a few say enough.
    private void Find(string finding)
    {
        if (_findings.Count < 10)
            _findings.Add(finding);
        else if (_findings.Count == 10)
            _findings.Add(string.Create(CultureInfo.InvariantCulture, $"and more"));
    }
}
