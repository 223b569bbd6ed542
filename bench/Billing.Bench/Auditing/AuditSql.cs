namespace Billing.Bench.Auditing;

/// <summary>The audit's own questions to the ledger.</summary>
internal static class AuditSql
{
    /// <summary>Every entry that a caller asked for.</summary>
    public const string Entries =
        """
        select account_no, seq, idempotency_key, type, amount, quantity from ledger
        where type in ('debit', 'reserved', 'captured')
        """;

    /// <summary>Entries that do not continue the one before: number, balance, amount, the meter's count.</summary>
    public const string Broken =
        """
        select id, seq
        from (
          select a.id, l.*, row_number() over w as place, lag(l.balance_after, 1, 0::bigint) over w as balance,
            sum(l.quantity) filter (where l.type in ('debit', 'captured')) over w as counted
          from ledger l join accounts a using (account_no)
          window w as (partition by l.account_no order by l.seq)
        ) l
        where seq <> place or balance_before <> balance or balance_after <> balance + amount
          or (type in ('debit', 'captured') and meter_count is distinct from counted)
        limit 10
        """;

    /// <summary>Per account: its ledger summed up, and its last line.</summary>
    public const string Balances =
        """
        select a.id, sum(l.amount)::bigint, (array_agg(l.balance_after order by l.seq desc))[1]
        from accounts a join ledger l using (account_no)
        group by a.id
        """;
}
