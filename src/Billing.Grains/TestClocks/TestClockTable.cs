using Billing.Grains.Admin;

namespace Billing.Grains.TestClocks;

/// <summary>The SQL of test clocks.</summary>
internal static class TestClockTable
{
    private const string Columns = "select id, now_at, advancing_to from test_clocks where id = $1";

    /// <summary>Adds a clock; false where it is there already.</summary>
    public static async Task<bool> Add(AdminTransaction transaction, string id, DateTime now) =>
        await transaction.Execute(
            "insert into test_clocks (id, now_at, created_at) values ($1, $2, $3) on conflict (id) do nothing",
            id,
            now,
            transaction.Now) == 1;

    /// <summary>The clock with this id, or null.</summary>
    public static Task<TestClockRow?> Find(AdminTransaction transaction, string id) => One(transaction, Columns, id);

    /// <summary>The same, and nobody else changes it until the transaction ends.</summary>
    public static Task<TestClockRow?> FindAndLock(AdminTransaction transaction, string id) =>
        One(transaction, Columns + " for update", id);

    /// <summary>Notes where the clock is on its way to.</summary>
    public static Task Begin(AdminTransaction transaction, string id, DateTime to) =>
        transaction.Execute("update test_clocks set advancing_to = $2 where id = $1", id, to);

    /// <summary>Notes that it has arrived, unless it is on its way further.</summary>
    public static Task Arrive(AdminTransaction transaction, string id, DateTime at) =>
        transaction.Execute(
            """
            update test_clocks
            set now_at = greatest(now_at, $2), advancing_to = case when advancing_to > $2 then advancing_to end
            where id = $1
            """,
            id,
            at);

    /// <summary>Accounts on the clock in order of their id.</summary>
    public static Task<List<string>> Accounts(AdminTransaction transaction, string id, string after, int limit) =>
        transaction.Query(
            row => row.GetString(0),
            """
            select account_id from test_clock_accounts where clock_id = $1 and account_id > $2
            order by account_id limit $3
            """,
            id,
            after,
            limit);

    /// <summary>Whether the account is noted, and how many are.</summary>
    public static async Task<(bool IsNoted, long Count)> Noted(AdminTransaction transaction, string id, string account)
    {
        var rows = await transaction.Query(
            row => (row.GetBoolean(0), row.GetInt64(1)),
            """
            select coalesce(bool_or(account_id = $2), false), count(*) from test_clock_accounts where clock_id = $1
            """,
            id,
            account);
        return rows[0];
    }

    /// <summary>Notes an account.</summary>
    public static Task Note(AdminTransaction transaction, string id, string account) =>
        transaction.Execute(
            "insert into test_clock_accounts (clock_id, account_id) values ($1, $2)", id, account);

    private static async Task<TestClockRow?> One(AdminTransaction transaction, string sql, string id)
    {
        var rows = await transaction.Query(
            row => new TestClockRow(row.GetString(0), row.GetDateTime(1), row.IsDBNull(2) ? null : row.GetDateTime(2)),
            sql,
            id);
        return rows.SingleOrDefault();
    }
}
