using System.Collections.Immutable;
using System.Text;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Npgsql;
using NpgsqlTypes;

namespace Billing.Grains.Journal;

/// <summary>Reads on pooled connections. Faults of the store become <see cref="JournalUnavailableException"/>.</summary>
internal sealed class JournalReader(JournalOptions options) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = JournalConnections.ForReaders(options);

    /// <summary>The numbers of those accounts that have one.</summary>
    public Task<Dictionary<string, long>> FindAccounts(string[] ids) => Guarded(async () =>
    {
        await using var command = _source.CreateCommand(LedgerSql.FindAccounts);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ids });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new Dictionary<string, long>();
        while (await reader.ReadAsync())
            found.Add(reader.GetString(0), reader.GetInt64(1));
        return found;
    });

    /// <summary>The numbers of the accounts, less those that somebody else registers at this moment.</summary>
    public Task<Dictionary<string, Registration>> RegisterAccounts(string[] ids) => Guarded(async () =>
    {
        await using var command = _source.CreateCommand(LedgerSql.RegisterAccounts);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ids });
        await using var reader = await command.ExecuteReaderAsync();
        var registered = new Dictionary<string, Registration>();
        while (await reader.ReadAsync())
            registered.Add(reader.GetString(0), new Registration(reader.GetInt64(1), reader.GetBoolean(2)));
        return registered;
    });

    /// <summary>Of each account the entries after one, ascending, at most so many.</summary>
    public Task<ImmutableArray<LedgerEntry>[]> ReadAfter(IReadOnlyList<Tail> tails) => Guarded(async () =>
    {
        await using var command = _source.CreateCommand(LedgerSql.After);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. tails.Select(tail => tail.AccountNo)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. tails.Select(tail => tail.AfterSeq)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. tails.Select(tail => (long)tail.Limit)] });
        await using var reader = await command.ExecuteReaderAsync();
        var found = tails.Select(_ => ImmutableArray.CreateBuilder<LedgerEntry>()).ToArray();
        while (await reader.ReadAsync())
            found[reader.GetInt64(0) - 1].Add(LedgerRowReader.Read(reader, 1));
        return Array.ConvertAll(found, entries => entries.DrainToImmutable());
    });

    public Task<ImmutableArray<LedgerEntry>> ReadPage(long accountNo, EntryFilter filter, int limit) => Guarded(async () =>
    {
        await using var command = _source.CreateCommand();
        var sql = new StringBuilder("select ").Append(LedgerSql.Columns).Append(" from ledger where account_no = $1");
        command.Parameters.Add(Value(accountNo));
        Add(sql, command, filter);
        command.Parameters.Add(Value((long)limit));
        command.CommandText = sql.Append(" order by seq desc limit $").Append(command.Parameters.Count).ToString();
        await using var reader = await command.ExecuteReaderAsync();
        return await LedgerRowReader.ReadAll(reader);
    });

    public Task<ImmutableArray<LedgerEntry>> ReadAbout(long accountNo, ImmutableArray<long> seqs) => Guarded(async () =>
    {
        await using var command = _source.CreateCommand(LedgerSql.About);
        command.Parameters.Add(Value(accountNo));
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. seqs] });
        await using var reader = await command.ExecuteReaderAsync();
        return await LedgerRowReader.ReadAll(reader);
    });

    public Task<UsageReport> ReadUsage(long accountNo, Instant from, Instant to, UsageGranularity granularity) =>
        Guarded(async () =>
        {
            await using var command = _source.CreateCommand(UsageSql.Report);
            command.Parameters.Add(Value(accountNo));
            command.Parameters.Add(Moment(from.UnixMicros));
            command.Parameters.Add(Moment(to.UnixMicros));
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = UsageSql.NameOf(granularity) });
            await using var reader = await command.ExecuteReaderAsync();
            return await UsageSql.Read(reader);
        });

    /// <summary>Heads of the accounts, and entries with the keys, of one moment.</summary>
    public Task<List<(bool IsHead, LedgerEntry Entry)>> Probe(long[] accounts, long[] keyAccounts, Guid[] keys) =>
        Guarded(async () =>
        {
            await using var command = _source.CreateCommand(LedgerSql.Probe);
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = accounts });
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = keyAccounts });
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = keys });
            await using var reader = await command.ExecuteReaderAsync();
            var found = new List<(bool, LedgerEntry)>();
            while (await reader.ReadAsync())
                found.Add((reader.GetBoolean(0), LedgerRowReader.Read(reader, 1)));
            return found;
        });

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    // A type is one of our own constants; as a literal it lets the partial index serve.
    private static void Add(StringBuilder sql, NpgsqlCommand command, EntryFilter filter)
    {
        if (filter.BeforeSeq is { } before)
            Add(sql, command, " and seq < $", Value(before));
        if (filter.UpToSeq is { } upTo)
            Add(sql, command, " and seq <= $", Value(upTo));
        if (filter.Type is { } type)
            sql.Append(" and type = '").Append(EntryTypeNames.NameOf(type)).Append('\'');
        if (filter.CreditType is { } creditType)
            Add(sql, command, " and credit_type = $", new NpgsqlParameter<string> { TypedValue = creditType });
        if (filter.Operation is { } operation)
            Add(sql, command, " and operation = $", new NpgsqlParameter<string> { TypedValue = operation });
        if (filter.MakesGrant)
            sql.Append(" and type in ('grant', 'rolled_over', 'reversed')");
        // Time never goes back within a ledger, so a moment is a place in it.
        if (filter.From is { } from)
            Add(sql, command, " and seq >= ledger_first_seq($1, $", Moment(from.UnixMicros)).Append(')');
        if (filter.To is { } to)
            Add(sql, command, " and seq < ledger_first_seq($1, $", Moment(to.UnixMicros)).Append(')');
        if (filter.GrantSeq is { } grant)
        {
            Add(sql, command, " and seq >= $", Value(grant));
            var number = command.Parameters.Count;
            sql.Append(" and (seq = $").Append(number).Append(" or $").Append(number).Append(" = any (grant_seqs))");
        }
    }

    private static StringBuilder Add(StringBuilder sql, NpgsqlCommand command, string condition, NpgsqlParameter value)
    {
        command.Parameters.Add(value);
        return sql.Append(condition).Append(command.Parameters.Count);
    }

    private static NpgsqlParameter<long> Value(long value) => new() { TypedValue = value };

    private static NpgsqlParameter<long> Moment(long unixMicros) =>
        new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = LedgerRowReader.ToPostgres(unixMicros) };

    // After a restart of PostgreSQL the pool is full of dead connections: the first one met empties it.
    private async Task<T> Guarded<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception fault) when (JournalFaults.IsOfConnection(fault))
        {
            _source.Clear();
        }
        catch (Exception fault) when (JournalFaults.IsOfStore(fault))
        {
            throw Unavailable(fault);
        }
        try
        {
            return await read();
        }
        catch (Exception fault) when (JournalFaults.IsOfStore(fault))
        {
            throw Unavailable(fault);
        }
    }

    private static JournalUnavailableException Unavailable(Exception fault) =>
        new("The ledger cannot be read now.", fault);
}
