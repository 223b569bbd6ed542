using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Npgsql;

namespace Billing.Grains.Journal;

/// <summary>Reads rows in the column order of <see cref="LedgerSql.Columns"/>.</summary>
internal static class LedgerRowReader
{
    private const int UnixToPostgresSeconds = 946_684_800;
    private const long EpochMicros = UnixToPostgresSeconds * TimeSpan.MicrosecondsPerSecond;

    /// <summary>All rows that are left, as entries.</summary>
    public static async Task<ImmutableArray<LedgerEntry>> ReadAll(NpgsqlDataReader reader)
    {
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        while (await reader.ReadAsync())
            entries.Add(Read(reader, 0));
        return entries.DrainToImmutable();
    }

    /// <summary>The current row; its first column is number <paramref name="at"/>.</summary>
    public static LedgerEntry Read(NpgsqlDataReader reader, int at)
    {
        var amount = reader.GetInt64(at + 8);
        return LedgerRows.ToEntry(new LedgerRow
        {
            AccountNo = reader.GetInt64(at),
            Seq = reader.GetInt64(at + 1),
            EntryId = reader.GetGuid(at + 2),
            AtMicros = Micros(reader, at + 3),
            Type = reader.GetString(at + 4),
            Variant = Text(reader, at + 5),
            CreditType = Text(reader, at + 6),
            Precision = Small(reader, at + 7),
            Amount = amount,
            BalanceBefore = reader.GetInt64(at + 9),
            BalanceAfter = reader.GetInt64(at + 10),
            ReservedAfter = reader.GetInt64(at + 11),
            Meter = Text(reader, at + 12),
            Quantity = Number(reader, at + 13),
            QuantityPrecision = Small(reader, at + 14),
            MeterCount = Number(reader, at + 15),
            UnitCost = Number(reader, at + 16),
            PeriodStartMicros = reader.IsDBNull(at + 17) ? null : Micros(reader, at + 17),
            PeriodEndMicros = reader.IsDBNull(at + 18) ? null : Micros(reader, at + 18),
            Reason = Text(reader, at + 19),
            Actor = Text(reader, at + 20),
            Metadata = Text(reader, at + 21),
            Operation = Text(reader, at + 22),
            IdempotencyKey = Text(reader, at + 23),
            KeyHash = reader.IsDBNull(at + 24) ? null : reader.GetGuid(at + 24),
            Hash = reader.GetFieldValue<byte[]>(at + 25),
            Lines = Lines(reader, at + 26, amount),
            Detail = EventDetail.Read(Text(reader, at + 28)),
            RefersTo = Number(reader, at + 29),
            Included = Number(reader, at + 30),
            Overage = Number(reader, at + 31),
        });
    }

    /// <summary>The way PostgreSQL counts: microseconds since 2000.</summary>
    public static long ToPostgres(long unixMicros) => unixMicros - EpochMicros;

    /// <summary>A moment, raw: no detour over DateTime, whose range and ticks differ.</summary>
    public static long Micros(NpgsqlDataReader reader, int column) => reader.GetFieldValue<long>(column) + EpochMicros;

    private static string? Text(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    private static long? Number(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt64(column);

    private static short? Small(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt16(column);

    private static ImmutableArray<GrantLine> Lines(NpgsqlDataReader reader, int column, long amount)
    {
        if (reader.IsDBNull(column))
            return [];
        var seqs = reader.GetFieldValue<long[]>(column);
        if (reader.IsDBNull(column + 1))
            return [new GrantLine(seqs[0], LedgerColumns.Magnitude(amount))];
        var amounts = reader.GetFieldValue<long[]>(column + 1);
        var lines = ImmutableArray.CreateBuilder<GrantLine>(seqs.Length);
        for (var i = 0; i < seqs.Length; i++)
            lines.Add(new GrantLine(seqs[i], amounts[i]));
        return lines.MoveToImmutable();
    }
}
