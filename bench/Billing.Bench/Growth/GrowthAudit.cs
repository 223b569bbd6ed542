using Npgsql;

namespace Billing.Bench.Growth;

/// <summary>
/// Whether a ledger holds what was acknowledged, every debit once and no other, and adds up. It is the audit of the
/// comparison for ledgers of millions of rows: rows that only fill are counted for each account instead of ticked off,
/// and the engine is asked about a thousand accounts.
/// </summary>
internal static class GrowthAudit
{
    private const int Asked = 1_000;
    private const int MostFindings = 10;

    private const string Debits =
        $"""
        select a.id, l.seq, l.idempotency_key
        from ledger l join accounts a using (account_no)
        where l.type = 'debit' and l.idempotency_key not like '{Fleet.FillKey}%'
        """;

    // A chain without a break ends with the sum of its amounts.
    private const string Accounts =
        $"""
        select a.id, sum(l.amount)::bigint, count(*) filter (where filled), count(*) filter (where type = 'debit'),
          count(*) filter (where seq <> place or balance_before <> balance or balance_after <> balance + amount
            or (type = 'debit' and meter_count is distinct from debits))
        from (
          select account_no, seq, type, amount, balance_before, balance_after, meter_count,
            coalesce(idempotency_key like '{Fleet.FillKey}%', false) as filled,
            row_number() over w as place, lag(balance_after, 1, 0::bigint) over w as balance,
            count(*) filter (where type = 'debit') over w as debits
          from ledger
          window w as (partition by account_no order by seq)
        ) l
        join accounts a using (account_no)
        group by a.id
        """;

    /// <summary>Ticks the book off; what is wrong is answered, and nothing when all is well.</summary>
    /// <param name="database">Where the ledger is.</param>
    /// <param name="book">What was acknowledged.</param>
    /// <param name="balance">Asks the engine for the balance of an account.</param>
    public static async Task<IReadOnlyList<string>> Run(
        string database, DebitBook book, Func<string, Task<long>> balance)
    {
        var findings = new List<string>();
        if (book.Twice > 0)
            findings.Add($"{book.Twice} answers named an entry that another answer named too");
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database) { CommandTimeout = 1_800 }.ConnectionString);
        await TickOff(source, book, findings);
        await AddUp(source, book, findings);
        await Ask(balance, book, findings);
        return findings.Count <= MostFindings
            ? findings
            : [.. findings.Take(MostFindings), $"and {findings.Count - MostFindings} more"];
    }

    private static async Task TickOff(NpgsqlDataSource source, DebitBook book, List<string> findings)
    {
        await using var command = source.CreateCommand(Debits);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var (id, seq) = (reader.GetString(0), reader.GetInt64(1));
            if (book.Take(Fleet.NumberOf(id), seq, reader.IsDBNull(2) ? null : reader.GetString(2)) is { } wrong)
                findings.Add($"{id}: {wrong}");
        }
        if (book.Left > 0)
            findings.Add($"{book.Left} acknowledged debits are not in the ledger");
    }

    private static async Task AddUp(NpgsqlDataSource source, DebitBook book, List<string> findings)
    {
        var seen = 0;
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("set work_mem = '256MB'", connection);
        await command.ExecuteNonQueryAsync();
        command.CommandText = Accounts;
        await using var reader = await command.ExecuteReaderAsync();
        for (; await reader.ReadAsync(); seen++)
        {
            var id = reader.GetString(0);
            var acked = book.CountOf(Fleet.NumberOf(id));
            if (reader.GetInt64(1) != Fleet.Granted - acked || reader.GetInt64(3) != acked)
            {
                findings.Add(
                    $"{id}: {acked} debits acknowledged, {reader.GetInt64(3)} written, balance {reader.GetInt64(1)}");
            }
            if (reader.GetInt64(2) != book.FillEach)
                findings.Add($"{id}: filled with {book.FillEach}, {reader.GetInt64(2)} written");
            if (reader.GetInt64(4) > 0)
                findings.Add($"{id}: {reader.GetInt64(4)} entries do not continue the one before them");
        }
        if (seen != book.Accounts)
            findings.Add($"{seen} of {book.Accounts} accounts have a ledger");
    }

    private static async Task Ask(Func<string, Task<long>> balance, DebitBook book, List<string> findings)
    {
        var step = Math.Max(1, book.Accounts / Asked);
        await Fleet.Each(0, (book.Accounts - 1) / step + 1, 64, async number =>
        {
            var account = number * step;
            var (said, expected) = (
                await balance(Fleet.NameOf(account)), Fleet.Granted - book.CountOf(account));
            if (said == expected)
                return;
            lock (findings)
                findings.Add($"{Fleet.NameOf(account)}: expected {expected}, the engine says {said}");
        });
    }
}
