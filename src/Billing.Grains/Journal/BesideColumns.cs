using Npgsql;
using NpgsqlTypes;

namespace Billing.Grains.Journal;

/// <summary>The parameters of <see cref="BesideSql"/>: messages, and when accounts are due.</summary>
internal sealed class BesideColumns
{
    private readonly List<Action> _clear = [];
    private readonly List<NpgsqlParameter> _parameters = [];
    private readonly List<long> _messageAccount, _messageSeq, _dueAccount;
    private readonly List<short> _messageN;
    private readonly List<string> _messageType, _messagePayload, _dueId;
    private readonly List<long?> _dueAt;
    private readonly List<string?> _dueClock;

    // The order of the parameters in BesideSql.
    public BesideColumns()
    {
        _messageAccount = Column<long>(NpgsqlDbType.Bigint);
        _messageSeq = Column<long>(NpgsqlDbType.Bigint);
        _messageN = Column<short>(NpgsqlDbType.Smallint);
        _messageType = Column<string>(NpgsqlDbType.Text);
        _messagePayload = Column<string>(NpgsqlDbType.Text);
        _dueAccount = Column<long>(NpgsqlDbType.Bigint);
        _dueId = Column<string>(NpgsqlDbType.Text);
        _dueAt = Column<long?>(NpgsqlDbType.TimestampTz);
        _dueClock = Column<string?>(NpgsqlDbType.Text);
    }

    /// <summary>Whether there is nothing to write beside the rows.</summary>
    public bool IsEmpty => _messageAccount.Count == 0 && _dueAccount.Count == 0;

    public IEnumerable<NpgsqlParameter> Parameters() => _parameters.Select(parameter => parameter.Clone());

    public void Clear()
    {
        if (IsEmpty)
            return;
        foreach (var clear in _clear)
            clear();
    }

    /// <summary>Adds what an account's appends bring. A statement can set a row once, so the last due time wins.</summary>
    public void Add(AccountGroup group)
    {
        DueChange? due = null;
        for (var ticket = group.First; ticket is not null; ticket = ticket.Next)
        {
            foreach (var message in ticket.Append.Outbox)
                Add(group.AccountNo, message);
            due = ticket.Append.Due ?? due;
        }
        if (due is null)
            return;
        _dueAccount.Add(group.AccountNo);
        _dueId.Add(due.AccountId);
        _dueAt.Add(due.At is { } at ? LedgerRowReader.ToPostgres(at.UnixMicros) : null);
        _dueClock.Add(due.ClockId);
    }

    private void Add(long accountNo, OutboxMessage message)
    {
        _messageAccount.Add(accountNo);
        _messageSeq.Add(message.Seq);
        _messageN.Add(message.N);
        _messageType.Add(message.Type);
        _messagePayload.Add(message.Payload);
    }

    private List<T> Column<T>(NpgsqlDbType type)
    {
        var values = new List<T>();
        _clear.Add(values.Clear);
        _parameters.Add(new NpgsqlParameter<List<T>> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values });
        return values;
    }
}
