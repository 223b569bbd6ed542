namespace Billing.Grains.Journal;

/// <summary>The statements on the ledger.</summary>
internal static class LedgerSql
{
    /// <summary>Columns in the order in which rows are read.</summary>
    public const string Columns =
        """
        account_no, seq, entry_id, at, type, variant, credit_type, precision, amount, balance_before, balance_after,
        reserved_after, meter, quantity, quantity_precision, meter_count, unit_cost, period_start, period_end,
        reason, actor, metadata, operation, idempotency_key, key_hash, hash, grant_seqs, grant_amounts, detail,
        refers_to, included, overage
        """;

    // One array a column; most debits name one grant, so that is a plain array and only longer lists are literals. The arrays
    // are unnested in the select list, which hands on one row after the other; in the from clause PostgreSQL first writes each
    // into a table of its own, which cost a third of the statement.
    private const string Rows =
        """
        insert into ledger (
        """ + Columns + """
        )
        select
          r.account_no, r.seq, r.entry_id, r.at, r.type, r.variant, r.credit_type, r.precision, r.amount,
          r.balance_before, r.balance_after, r.reserved_after, r.meter, r.quantity, r.quantity_precision, r.meter_count,
          r.unit_cost, r.period_start, r.period_end, r.reason, r.actor, r.metadata, r.operation, r.idempotency_key,
          r.key_hash, r.hash,
          case when r.grant_seq is not null then array[r.grant_seq] else r.grant_seqs::bigint[] end,
          r.grant_amounts::bigint[], r.detail, r.refers_to, r.included, r.overage
        from (
          select
            unnest($1::bigint[]) as account_no, unnest($2::bigint[]) as seq, unnest($3::uuid[]) as entry_id,
            unnest($4::timestamptz[]) as at, unnest($5::text[]) as type, unnest($6::text[]) as variant,
            unnest($7::text[]) as credit_type, unnest($8::smallint[]) as precision, unnest($9::bigint[]) as amount,
            unnest($10::bigint[]) as balance_before, unnest($11::bigint[]) as balance_after,
            unnest($12::bigint[]) as reserved_after, unnest($13::text[]) as meter, unnest($14::bigint[]) as quantity,
            unnest($15::smallint[]) as quantity_precision, unnest($16::bigint[]) as meter_count,
            unnest($17::bigint[]) as unit_cost, unnest($18::timestamptz[]) as period_start,
            unnest($19::timestamptz[]) as period_end, unnest($20::text[]) as reason, unnest($21::text[]) as actor,
            unnest($22::text[]) as metadata, unnest($23::text[]) as operation, unnest($24::text[]) as idempotency_key,
            unnest($25::uuid[]) as key_hash, unnest($26::bytea[]) as hash, unnest($27::bigint[]) as grant_seq,
            unnest($28::text[]) as grant_seqs, unnest($29::text[]) as grant_amounts, unnest($30::jsonb[]) as detail,
            unnest($31::bigint[]) as refers_to, unnest($32::bigint[]) as included, unnest($33::bigint[]) as overage
        ) r
        """;

    /// <summary>
    /// Writes rows, but not those of the accounts asked after whose ledger does not end exactly before them; it answers
    /// these accounts. A writer that commits meanwhile is caught by the primary key. NOT IN keeps the order of the rows,
    /// by which silos lock alike.
    /// </summary>
    public const string Append = Fenced + Answer;

    /// <summary>The same for a flush that has something to write beside its rows.</summary>
    public const string AppendWithMore =
        Fenced
        + """
        , messages as (
        """ + BesideSql.Messages + BesideSql.NotRefused + """
        ), due_set as (
        """ + BesideSql.SetDue + BesideSql.NotRefused + BesideSql.OrUpdateDue + """
        ), due_gone as (
        """ + BesideSql.RemoveDue + BesideSql.NotRefused + """
        )
        """ + Answer;

    // The parts of a statement in which each account's rows are written or refused as a whole.
    private const string Fenced =
        """
        with refused as materialized (
          select g.account_no
          from unnest($34::bigint[], $35::bigint[], $36::bytea[]) as g (account_no, first_seq, previous)
          left join lateral (
            select l.seq, l.hash from ledger l where l.account_no = g.account_no order by l.seq desc limit 1
          ) head on true
          where g.first_seq <> coalesce(head.seq, 0) + 1
            or g.previous <> coalesce(head.hash, '\x0000000000000000000000000000000000000000000000000000000000000000')
        ), written as (
        """ + Rows + """

          where r.account_no not in (select account_no from refused)
        )
        """;

    private const string Answer = " select account_no from refused";

    /// <summary>
    /// The same rows again, for settling. It waits for an older insert of them that is still in flight; a key that
    /// another row holds is an error and not passed over.
    /// </summary>
    public const string AppendAgain = Rows + " on conflict (account_no, seq) do nothing";

    /// <summary>
    /// The same with what belongs beside the rows, for accounts whose rows are written now. Where they stand already,
    /// the rest was written with them, and may have been delivered and changed since.
    /// </summary>
    public const string AppendAgainWithMore =
        "with written as (" + AppendAgain + " returning account_no), messages as ("
        + BesideSql.Messages + BesideSql.WrittenNow + " on conflict (account_no, seq, n) do nothing), due_set as ("
        + BesideSql.SetDue + BesideSql.WrittenNow + BesideSql.OrUpdateDue + "), due_gone as ("
        + BesideSql.RemoveDue + BesideSql.WrittenNow + ") select 1";

    /// <summary>What now stands at and before the rows.</summary>
    public const string Standing =
        """
        select l.account_no, l.seq, l.hash
        from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as g (account_no, first_seq, last_seq)
        cross join lateral (
          select * from ledger l where l.account_no = g.account_no and l.seq between g.first_seq - 1 and g.last_seq
        ) l
        """;

    /// <summary>Entries with a seq, entries about them, and the ends of grants that they made, ascending.</summary>
    public const string About =
        "select " + Columns + " from ledger where account_no = $1 and seq = any ($2) union all select " + Columns
        + " from ledger where account_no = $1 and refers_to is not null and refers_to = any ($2) and not seq = any ($2)"
        + " union all select " + Columns + " from ledger where account_no = $1"
        + " and type in ('expired', 'rolled_over', 'rollover_forfeited') and grant_seqs[1] = any ($2) and not seq = any ($2)"
        + " order by seq limit 10000";

    /// <summary>Entries after one of each of some accounts, ascending, with the place of the account in the question.</summary>
    public const string After =
        "select a.n, " + Columns + """
         from unnest($1::bigint[], $2::bigint[], $3::bigint[]) with ordinality as a (no, since, most, n)
        cross join lateral (
          select * from ledger l where l.account_no = a.no and l.seq > a.since order by l.seq limit a.most
        ) l
        order by a.n, l.seq
        """;

    /// <summary>Heads of accounts and entries with given keys, of one moment because of one statement.</summary>
    public const string Probe =
        "select true, " + Columns + """
         from unnest($1::bigint[]) as a (no)
        cross join lateral (select * from ledger l where l.account_no = a.no order by l.seq desc limit 1) l
        union all
        select false,
        """ + " " + Columns + """
         from unnest($2::bigint[], $3::uuid[]) as k (no, hash_of_key)
        cross join lateral (select * from ledger l where l.account_no = k.no and l.key_hash = k.hash_of_key) l
        """;

    /// <summary>The numbers of accounts.</summary>
    public const string FindAccounts = "select id, account_no from accounts where id = any ($1)";

    /// <summary>
    /// Registers the accounts that are not yet; no row for one that somebody else registers meanwhile. Ids that are known
    /// cost no number. In order, so that two silos that register the same accounts wait for each other and do not lock up.
    /// </summary>
    public const string RegisterAccounts =
        """
        with made as (
          insert into accounts (id)
          select asked.id from unnest($1::text[]) as asked (id)
          where not exists (select from accounts known where known.id = asked.id)
          order by asked.id
          on conflict (id) do nothing
          returning id, account_no
        )
        select id, account_no, true from made
        union all
        select id, account_no, false from accounts where id = any ($1)
        """;
}
