using System.Collections.Immutable;
using Billing.Domain.Values;
using Npgsql;

namespace Billing.Grains.Journal;

/// <summary>Sums up usage where it lies.</summary>
internal static class UsageSql
{
    /// <summary>Sums of an account by span; quantities first, then credits.</summary>
    public const string Report =
        """
        with used as materialized (
          select date_trunc($4, at, 'UTC') as start, meter, quantity_precision, credit_type, precision, amount,
            case when type = 'reversed' then -1 else 1 end as sign, quantity, included, overage
          from ledger
          where account_no = $1 and seq >= ledger_first_seq($1, $2) and seq < ledger_first_seq($1, $3)
            and type in ('debit', 'captured', 'reversed')
        )
        select true, start, meter, quantity_precision, sum(sign * coalesce(quantity, 0))::bigint,
          sum(sign * coalesce(included, 0))::bigint, sum(sign * coalesce(overage, 0))::bigint
        from used where meter is not null group by start, meter, quantity_precision
        union all
        select false, start, credit_type, precision, sum(-amount)::bigint, 0, 0
        from used where credit_type is not null group by start, credit_type, precision
        order by 1 desc, 2, 3
        """;

    /// <summary>How PostgreSQL calls a span.</summary>
    public static string NameOf(UsageGranularity granularity) => granularity switch
    {
        UsageGranularity.Hour => "hour",
        UsageGranularity.Day => "day",
        UsageGranularity.Month => "month",
        _ => throw new ArgumentOutOfRangeException(nameof(granularity), granularity, "not a granularity"),
    };

    public static async Task<UsageReport> Read(NpgsqlDataReader reader)
    {
        var meters = ImmutableArray.CreateBuilder<MeterUsage>();
        var credits = ImmutableArray.CreateBuilder<CreditUsage>();
        while (await reader.ReadAsync())
        {
            var start = new Instant(LedgerRowReader.Micros(reader, 1));
            var (code, precision, sum) = (reader.GetString(2), (byte)reader.GetInt16(3), reader.GetInt64(4));
            if (reader.GetBoolean(0))
                meters.Add(new MeterUsage(start, code, precision, sum, reader.GetInt64(5), reader.GetInt64(6)));
            else
                credits.Add(new CreditUsage(start, code, precision, sum));
        }
        return new UsageReport(meters.DrainToImmutable(), credits.DrainToImmutable());
    }
}
