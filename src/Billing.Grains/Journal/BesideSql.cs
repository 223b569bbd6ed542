namespace Billing.Grains.Journal;

/// <summary>
/// The parts of the append that write what belongs beside the rows. Their parameters follow those of rows and fence.
/// </summary>
internal static class BesideSql
{
    /// <summary>Only for accounts that the fence lets pass.</summary>
    public const string NotRefused = " and m.account_no not in (select account_no from refused)";

    /// <summary>Only for accounts whose rows this statement wrote.</summary>
    public const string WrittenNow = " and m.account_no in (select account_no from written)";

    /// <summary>Adds the messages.</summary>
    public const string Messages =
        """
        insert into outbox (account_no, seq, n, type, payload)
        select m.account_no, m.seq, m.n, m.type, m.payload
        from unnest($37::bigint[], $38::bigint[], $39::smallint[], $40::text[], $41::text[])
          as m (account_no, seq, n, type, payload)
        where true
        """;

    /// <summary>Sets the times of accounts that have something to do.</summary>
    public const string SetDue =
        """
        insert into due (account_no, account_id, at, clock_id)
        select m.account_no, m.account_id, m.at, m.clock_id from
        """ + DueTimes + " where m.at is not null";

    /// <summary>Puts a time in the place of an older one.</summary>
    public const string OrUpdateDue =
        """
         on conflict (account_no) do update
        set at = excluded.at, account_id = excluded.account_id, clock_id = excluded.clock_id
        """;

    /// <summary>Removes the times of accounts that have nothing to do.</summary>
    public const string RemoveDue =
        "delete from due d using" + DueTimes + " where d.account_no = m.account_no and m.at is null";

    private const string DueTimes =
        """
         unnest($42::bigint[], $43::text[], $44::timestamptz[], $45::text[]) as m (account_no, account_id, at, clock_id)
        """;
}
