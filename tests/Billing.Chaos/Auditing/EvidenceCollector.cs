using System.Collections.Concurrent;
using System.Text.Json;
using Billing.Chaos.Load;
using Npgsql;

namespace Billing.Chaos.Auditing;

/// <summary>Reads the ledger by SQL and the accounts by HTTP.</summary>
internal static class EvidenceCollector
{
    private static readonly ParallelOptions Together = new() { MaxDegreeOfParallelism = 8 };

    /// <param name="history">What clients were told; nobody writes any more.</param>
    /// <param name="connectionString">Of the ledger.</param>
    /// <param name="services">Each is asked for every account.</param>
    /// <param name="stale">How old an answer may be. Once so much time has passed, every answer is the ledger's.</param>
    public static async Task<Evidence> Collect(
        History history, string connectionString, IEnumerable<BillingHttp> services, TimeSpan stale)
    {
        await Task.Delay(stale);
        var rows = await ReadLedger(connectionString);
        var accounts = rows.Select(row => row.Account).Distinct().ToList();
        var answers = new List<IReadOnlyDictionary<string, AccountAnswer>>();
        foreach (var service in services)
        {
            var byAccount = new ConcurrentDictionary<string, AccountAnswer>();
            await Parallel.ForEachAsync(
                accounts, Together, async (account, _) => byAccount[account] = await Ask(service, account));
            answers.Add(byAccount);
        }
        return new Evidence([.. history.Attempts], [.. history.Readings], rows, answers, History.TicksOf(stale));
    }

    private static async Task<List<LedgerRow>> ReadLedger(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select a.id, l.seq, l.type, l.at, l.credit_type, l.amount, l.balance_before, l.balance_after,
                   l.idempotency_key, l.key_hash, l.operation, l.meter, l.quantity, l.grant_seqs, l.grant_amounts
            from ledger l
            left join accounts a using (account_no)
            order by l.account_no, l.seq
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<LedgerRow>();
        while (await reader.ReadAsync())
            rows.Add(ReadRow(reader));
        return rows;
    }

    private static LedgerRow ReadRow(NpgsqlDataReader reader)
    {
        var amount = reader.GetInt64(5);
        return new LedgerRow(
            reader.GetString(0),
            reader.GetInt64(1),
            reader.GetString(2),
            reader.GetDateTime(3),
            Get<string>(reader, 4),
            amount,
            reader.GetInt64(6),
            reader.GetInt64(7),
            Get<string>(reader, 8),
            reader.IsDBNull(9) ? null : reader.GetGuid(9),
            Get<string>(reader, 10),
            Get<string>(reader, 11),
            reader.IsDBNull(12) ? null : reader.GetInt64(12))
        {
            Lines = ReadLines(amount, Get<long[]>(reader, 13), Get<long[]>(reader, 14)),
        };
    }

    // The ledger leaves the amounts out where one grant gave everything.
    private static (long, long)[] ReadLines(long amount, long[]? seqs, long[]? amounts) =>
        seqs is null ? []
        : amounts is null ? [(seqs[0], Math.Abs(amount))]
        : [.. seqs.Zip(amounts)];

    private static T? Get<T>(NpgsqlDataReader reader, int column)
        where T : class => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    private static async Task<AccountAnswer> Ask(BillingHttp service, string account)
    {
        var balances = await service.Call(HttpMethod.Get, $"/v1/accounts/{account}/balances");
        var verify = await service.Call(HttpMethod.Get, $"/v1/accounts/{account}/ledger/verify");
        if (balances.Status != 200 || verify.Status != 200)
            return new AccountAnswer(0, new Dictionary<string, long>(), false, 0);
        var (seq, settled) = Load.Answers.ReadBalances(balances.Text);
        using var json = JsonDocument.Parse(verify.Text);
        return new AccountAnswer(
            seq, settled, json.RootElement.GetProperty("ok").GetBoolean(), json.RootElement.GetProperty("entries").GetInt64());
    }
}
