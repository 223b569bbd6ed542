namespace Billing.Bench.Auditing;

/// <summary>The audit's own questions to the ledger.</summary>
internal static class AuditSql
{
    public const string Debits = "select account_no, seq, idempotency_key from ledger where type = 'debit'";

    /// <summary>Entries that do not continue the one before: number, balance, amount, the meter's count.</summary>
    public const string Broken =
        """
        select id, seq
        from (
          select a.id, l.*, row_number() over w as place, lag(l.balance_after, 1, 0::bigint) over w as balance,
            count(*) filter (where l.type = 'debit') over w as debits
          from ledger l join accounts a using (account_no)
          window w as (partition by l.account_no order by l.seq)
        ) l
        where seq <> place or balance_before <> balance or balance_after <> balance + amount
          or (type = 'debit' and meter_count is distinct from debits)
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
