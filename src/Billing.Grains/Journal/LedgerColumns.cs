using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Npgsql;
using NpgsqlTypes;

namespace Billing.Grains.Journal;

/// <summary>
/// The parameters of the insert: one list a column, kept between flushes so that a flush allocates next to nothing.
/// </summary>
internal sealed class LedgerColumns
{
    private readonly List<Action> _clear = [];
    private readonly List<NpgsqlParameter> _rowParameters = [];
    private readonly List<NpgsqlParameter> _groupParameters = [];
    private readonly List<byte[]> _hashBuffers = [];
    private readonly List<long> _accountNo, _seq, _at, _amount, _before, _after, _reserved, _groupAccount, _groupFirst;
    private readonly List<long?> _quantity, _count, _unitCost, _periodStart, _periodEnd, _grantSeq;
    private readonly List<long?> _refersTo, _included, _overage;
    private readonly List<Guid> _entryId;
    private readonly List<Guid?> _keyHash;
    private readonly List<short?> _precision, _quantityPrecision;
    private readonly List<string> _type;
    private readonly List<string?> _variant, _creditType, _meter, _reason, _actor, _metadata, _operation, _key, _grantSeqs;
    private readonly List<string?> _grantAmounts, _detail;
    private readonly List<byte[]> _hash, _groupPrevious;
    private int _buffersUsed;

    // The order of the parameters in LedgerSql.
    public LedgerColumns()
    {
        _accountNo = Column<long>(NpgsqlDbType.Bigint);
        _seq = Column<long>(NpgsqlDbType.Bigint);
        _entryId = Column<Guid>(NpgsqlDbType.Uuid);
        _at = Column<long>(NpgsqlDbType.TimestampTz);
        _type = Column<string>(NpgsqlDbType.Text);
        _variant = Column<string?>(NpgsqlDbType.Text);
        _creditType = Column<string?>(NpgsqlDbType.Text);
        _precision = Column<short?>(NpgsqlDbType.Smallint);
        _amount = Column<long>(NpgsqlDbType.Bigint);
        _before = Column<long>(NpgsqlDbType.Bigint);
        _after = Column<long>(NpgsqlDbType.Bigint);
        _reserved = Column<long>(NpgsqlDbType.Bigint);
        _meter = Column<string?>(NpgsqlDbType.Text);
        _quantity = Column<long?>(NpgsqlDbType.Bigint);
        _quantityPrecision = Column<short?>(NpgsqlDbType.Smallint);
        _count = Column<long?>(NpgsqlDbType.Bigint);
        _unitCost = Column<long?>(NpgsqlDbType.Bigint);
        _periodStart = Column<long?>(NpgsqlDbType.TimestampTz);
        _periodEnd = Column<long?>(NpgsqlDbType.TimestampTz);
        _reason = Column<string?>(NpgsqlDbType.Text);
        _actor = Column<string?>(NpgsqlDbType.Text);
        _metadata = Column<string?>(NpgsqlDbType.Text);
        _operation = Column<string?>(NpgsqlDbType.Text);
        _key = Column<string?>(NpgsqlDbType.Text);
        _keyHash = Column<Guid?>(NpgsqlDbType.Uuid);
        _hash = Column<byte[]>(NpgsqlDbType.Bytea);
        _grantSeq = Column<long?>(NpgsqlDbType.Bigint);
        _grantSeqs = Column<string?>(NpgsqlDbType.Text);
        _grantAmounts = Column<string?>(NpgsqlDbType.Text);
        _detail = Column<string?>(NpgsqlDbType.Jsonb);
        _refersTo = Column<long?>(NpgsqlDbType.Bigint);
        _included = Column<long?>(NpgsqlDbType.Bigint);
        _overage = Column<long?>(NpgsqlDbType.Bigint);
        _groupAccount = Column<long>(NpgsqlDbType.Bigint, _groupParameters);
        _groupFirst = Column<long>(NpgsqlDbType.Bigint, _groupParameters);
        _groupPrevious = Column<byte[]>(NpgsqlDbType.Bytea, _groupParameters);
    }

    public int RowCount => _accountNo.Count;

    /// <summary>What is written beside the rows.</summary>
    public BesideColumns Beside { get; } = new();

    /// <summary>Parameters of the rows, for a statement of its own.</summary>
    public IEnumerable<NpgsqlParameter> RowParameters() => _rowParameters.Select(parameter => parameter.Clone());

    /// <summary>Parameters of the fence, which follow those of the rows.</summary>
    public IEnumerable<NpgsqlParameter> GroupParameters() => _groupParameters.Select(parameter => parameter.Clone());

    /// <summary>All parameters, for a statement that also writes what belongs beside the rows.</summary>
    public IEnumerable<NpgsqlParameter> AllParameters() =>
        RowParameters().Concat(GroupParameters()).Concat(Beside.Parameters());

    /// <summary>
    /// Puts the groups in place of what was there. The fence asks only after those whose predecessor
    /// <paramref name="session"/> did not commit itself.
    /// </summary>
    public void Fill(ReadOnlySpan<AccountGroup> groups, object session)
    {
        foreach (var clear in _clear)
            clear();
        Beside.Clear();
        _buffersUsed = 0;
        foreach (var group in groups)
        {
            if (!group.IsProvenOn(session))
            {
                _groupAccount.Add(group.AccountNo);
                _groupFirst.Add(group.FirstSeq);
                _groupPrevious.Add(Buffer(group.Previous));
            }
            Beside.Add(group);
            for (var ticket = group.First; ticket is not null; ticket = ticket.Next)
            {
                foreach (var entry in ticket.Append.Entries)
                    Add(entry);
            }
        }
    }

    /// <summary>The units of the only grant, where the row's amount says them already.</summary>
    public static long Magnitude(long amount) => amount < 0 ? unchecked(-amount) : amount;

    private void Add(LedgerEntry entry)
    {
        var row = LedgerRows.Of(entry);
        _accountNo.Add(row.AccountNo);
        _seq.Add(row.Seq);
        _entryId.Add(row.EntryId);
        _at.Add(LedgerRowReader.ToPostgres(row.AtMicros));
        _type.Add(row.Type);
        _variant.Add(row.Variant);
        _creditType.Add(row.CreditType);
        _precision.Add(row.Precision);
        _amount.Add(row.Amount);
        _before.Add(row.BalanceBefore);
        _after.Add(row.BalanceAfter);
        _reserved.Add(row.ReservedAfter);
        _meter.Add(row.Meter);
        _quantity.Add(row.Quantity);
        _quantityPrecision.Add(row.QuantityPrecision);
        _count.Add(row.MeterCount);
        _unitCost.Add(row.UnitCost);
        _periodStart.Add(ToPostgres(row.PeriodStartMicros));
        _periodEnd.Add(ToPostgres(row.PeriodEndMicros));
        _reason.Add(row.Reason);
        _actor.Add(row.Actor);
        _metadata.Add(row.Metadata);
        _operation.Add(row.Operation);
        _key.Add(row.IdempotencyKey);
        _keyHash.Add(row.KeyHash);
        _hash.Add(Buffer(entry.Hash));
        _detail.Add(row.Detail?.ToJson());
        _refersTo.Add(row.RefersTo);
        _included.Add(row.Included);
        _overage.Add(row.Overage);
        Add(row.Lines, row.Amount);
    }

    private void Add(ImmutableArray<GrantLine> lines, long amount)
    {
        var single = lines.Length == 1;
        _grantSeq.Add(single ? lines[0].GrantSeq : null);
        _grantSeqs.Add(lines.Length > 1 ? Literal(lines, static line => line.GrantSeq) : null);
        var plain = lines.IsEmpty || (single && lines[0].Amount == Magnitude(amount));
        _grantAmounts.Add(plain ? null : Literal(lines, static line => line.Amount));
    }

    private static string Literal(ImmutableArray<GrantLine> lines, Func<GrantLine, long> value)
    {
        var text = new StringBuilder("{");
        foreach (var line in lines)
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 1 ? "," : "")}{value(line)}");
        return text.Append('}').ToString();
    }

    private static long? ToPostgres(long? unixMicros) =>
        unixMicros is { } micros ? LedgerRowReader.ToPostgres(micros) : null;

    private byte[] Buffer(ChainHash hash)
    {
        if (_buffersUsed == _hashBuffers.Count)
            _hashBuffers.Add(new byte[ChainHash.Size]);
        var buffer = _hashBuffers[_buffersUsed++];
        hash.WriteTo(buffer);
        return buffer;
    }

    private List<T> Column<T>(NpgsqlDbType type, List<NpgsqlParameter>? parameters = null)
    {
        var values = new List<T>();
        _clear.Add(values.Clear);
        (parameters ?? _rowParameters).Add(
            new NpgsqlParameter<List<T>> { NpgsqlDbType = NpgsqlDbType.Array | type, TypedValue = values });
        return values;
    }
}
