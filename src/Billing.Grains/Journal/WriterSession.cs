using System.Data;
using Billing.Domain.Values;
using Npgsql;
using NpgsqlTypes;

namespace Billing.Grains.Journal;

/// <summary>The server process behind a session: enough to end it, and not one that took its number since.</summary>
internal readonly record struct Backend(int Pid, string StartedAt);

/// <summary>
/// One dedicated connection that writes. Its writer's thread waits for it, and so is awake the moment that the server
/// answers, however much else waits for a thread. Thrown away after a fault.
/// </summary>
internal sealed class WriterSession : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly LedgerColumns _columns = new();
    private readonly NpgsqlCommand _append;
    private readonly NpgsqlCommand _appendWithMore;
    private readonly List<long> _refused = [];

    private WriterSession(NpgsqlConnection connection)
    {
        _connection = connection;
        _append = new NpgsqlCommand(LedgerSql.Append, connection);
        foreach (var parameter in _columns.RowParameters().Concat(_columns.GroupParameters()))
            _append.Parameters.Add(parameter);
        _appendWithMore = new NpgsqlCommand(LedgerSql.AppendWithMore, connection);
        foreach (var parameter in _columns.AllParameters())
            _appendWithMore.Parameters.Add(parameter);
    }

    public Backend Backend { get; private set; }

    /// <summary>Connects and prepares; fails on a server that only reads.</summary>
    public static WriterSession Open(JournalOptions options)
    {
        var session = new WriterSession(JournalConnections.ForWriter(options));
        try
        {
            session.Start(JournalConnections.WriterSettings(options));
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Writes the groups in one transaction, except those whose ledger does not end right before them. Where this
    /// session committed the entry before, the primary key alone tells: that entry is still there, so a place that is
    /// free is the next. A new session trusts nothing, for it may be on a server that was restored or failed over.
    /// </summary>
    /// <returns>Those accounts. The list is reused by the next call.</returns>
    public IReadOnlyList<long> Append(ReadOnlyMemory<AccountGroup> groups)
    {
        _columns.Fill(groups.Span, this);
        JournalMetrics.FlushRows.Record(_columns.RowCount);
        _refused.Clear();
        // Most flushes have nothing but rows, and pay for nothing else.
        var append = _columns.Beside.IsEmpty ? _append : _appendWithMore;
        using var reader = append.ExecuteReader(CommandBehavior.SingleResult);
        while (reader.Read())
            _refused.Add(reader.GetInt64(0));
        // The server commits after the last row: only its "ready for query" behind it says that the rows are durable.
        reader.NextResult();
        return _refused;
    }

    /// <summary>
    /// Makes sure of the groups' rows: writes those that are missing and keeps that only if, in the end, all rows and
    /// the ones before them are as the groups say.
    /// </summary>
    /// <returns>False when another writer's rows are there, and nothing was written now.</returns>
    public bool AppendAgain(ReadOnlyMemory<AccountGroup> groups)
    {
        _columns.Fill(groups.Span, this);
        using var transaction = _connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            InsertAgain(transaction);
        }
        catch (PostgresException fault) when (JournalFaults.Classify(fault) == JournalFault.Conflict)
        {
            transaction.Rollback();
            return false;
        }
        if (!AllStand(groups, transaction))
        {
            transaction.Rollback();
            return false;
        }
        transaction.Commit();
        return true;
    }

    /// <summary>Asks for a sign of life.</summary>
    public void Ping()
    {
        using var command = new NpgsqlCommand("select 1", _connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Ends an older session's server process, so that what it may still do is done soon. It may be gone.</summary>
    public void End(Backend backend)
    {
        using var command = new NpgsqlCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity where pid = $1 and backend_start = $2::timestamptz",
            _connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = backend.Pid });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = backend.StartedAt });
        try
        {
            command.ExecuteNonQuery();
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // Settling waits for it instead.
        }
    }

    public void Dispose()
    {
        try
        {
            _append.Dispose();
            _appendWithMore.Dispose();
            _connection.Dispose();
        }
        catch (Exception fault) when (JournalFaults.IsOfStore(fault))
        {
            // A connection that cannot even be closed is gone too.
        }
    }

    private void Start(string settings)
    {
        _connection.Open();
        using (var set = new NpgsqlCommand(settings, _connection))
            set.ExecuteNonQuery();
        using (var self = new NpgsqlCommand(
            """
            select pid, backend_start::text, current_setting('transaction_read_only') = 'on'
            from pg_stat_activity where pid = pg_backend_pid()
            """,
            _connection))
        {
            using var reader = self.ExecuteReader();
            reader.Read();
            if (reader.GetBoolean(2))
                throw new JournalUnavailableException("The database takes no writes: it is read-only or a standby.");
            Backend = new Backend(reader.GetInt32(0), reader.GetString(1));
        }
        _append.Prepare();
        _appendWithMore.Prepare();
    }

    private void InsertAgain(NpgsqlTransaction transaction)
    {
        var plain = _columns.Beside.IsEmpty;
        using var insert = new NpgsqlCommand(
            plain ? LedgerSql.AppendAgain : LedgerSql.AppendAgainWithMore, _connection, transaction);
        foreach (var parameter in plain ? _columns.RowParameters() : _columns.AllParameters())
            insert.Parameters.Add(parameter);
        insert.ExecuteNonQuery();
    }

    private bool AllStand(ReadOnlyMemory<AccountGroup> groups, NpgsqlTransaction transaction)
    {
        var standing = Standing(groups, transaction);
        foreach (var group in groups.Span)
        {
            // Before entry 1 stands nothing, and its hash is the default one.
            if (standing.GetValueOrDefault((group.AccountNo, group.FirstSeq - 1)) != group.Previous)
                return false;
            foreach (var entry in group.Entries())
            {
                if (!standing.TryGetValue((entry.AccountNo, entry.Seq), out var hash) || hash != entry.Hash)
                    return false;
            }
        }
        return true;
    }

    private Dictionary<(long AccountNo, long Seq), ChainHash> Standing(
        ReadOnlyMemory<AccountGroup> groups, NpgsqlTransaction transaction)
    {
        using var command = new NpgsqlCommand(LedgerSql.Standing, _connection, transaction);
        command.Parameters.Add(Numbers(groups, static group => group.AccountNo));
        command.Parameters.Add(Numbers(groups, static group => group.FirstSeq));
        command.Parameters.Add(Numbers(groups, static group => group.LastEntry.Seq));
        var standing = new Dictionary<(long, long), ChainHash>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            standing[(reader.GetInt64(0), reader.GetInt64(1))] = ChainHash.From(reader.GetFieldValue<byte[]>(2));
        return standing;
    }

    private static NpgsqlParameter<long[]> Numbers(ReadOnlyMemory<AccountGroup> groups, Func<AccountGroup, long> number)
    {
        var numbers = new long[groups.Length];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = number(groups.Span[i]);
        return new NpgsqlParameter<long[]>
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint, TypedValue = numbers,
        };
    }
}
