using Billing.Contracts.ApiKeys;
using Billing.Grains.Admin;
using Npgsql;

namespace Billing.Grains.ApiKeys;

/// <summary>The SQL of API keys.</summary>
internal static class ApiKeyTable
{
    private const string Columns =
        "select no, id, kind, account, name, last_four, created_at, revoked_at from api_keys";

    /// <summary>Adds a key.</summary>
    public static Task Add(AdminTransaction transaction, ApiKeyView key, byte[] hash) =>
        transaction.Execute(
            """
            insert into api_keys (id, kind, account, name, last_four, secret_hash, created_at)
            values ($1, $2, $3::text, $4::text, $5, $6, $7)
            """,
            key.Id,
            key.Kind,
            key.Account,
            key.Name,
            key.LastFour,
            hash,
            key.CreatedAt);

    /// <summary>The key with this id, or null.</summary>
    public static async Task<ApiKeyRow?> Find(AdminTransaction transaction, string id)
    {
        var rows = await transaction.Query(Read, $"{Columns} where id = $1", id);
        return rows.SingleOrDefault();
    }

    /// <summary>The key with this hash if it is not revoked, or null.</summary>
    public static async Task<ApiKeyRow?> FindLive(AdminTransaction transaction, byte[] hash)
    {
        var rows = await transaction.Query(Read, $"{Columns} where secret_hash = $1 and revoked_at is null", hash);
        return rows.SingleOrDefault();
    }

    /// <summary>Keys made before another, newest first.</summary>
    public static Task<List<ApiKeyRow>> List(AdminTransaction transaction, long beforeNo, int limit) =>
        transaction.Query(Read, $"{Columns} where no < $1 order by no desc limit $2", beforeNo, limit);

    /// <summary>Revokes a key unless it is already; answers whether this call did.</summary>
    public static async Task<bool> Revoke(AdminTransaction transaction, string id)
    {
        var changed = await transaction.Execute(
            "update api_keys set revoked_at = $2 where id = $1 and revoked_at is null", id, transaction.Now);
        return changed == 1;
    }

    /// <summary>
    /// Whether an account with this public id was opened; an id may be registered before its first entry.
    /// </summary>
    public static async Task<bool> AccountExists(AdminTransaction transaction, string account)
    {
        var rows = await transaction.Query(
            row => row.GetBoolean(0),
            """
            select exists (
              select from accounts a join ledger l on l.account_no = a.account_no and l.seq = 1 where a.id = $1)
            """,
            account);
        return rows[0];
    }

    /// <summary>Whether an administrator's key was ever made.</summary>
    public static async Task<bool> AnyAdmin(AdminTransaction transaction)
    {
        var rows = await transaction.Query(
            row => row.GetBoolean(0), "select exists (select from api_keys where kind = 'admin')");
        return rows[0];
    }

    private static ApiKeyRow Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        new ApiKeyView(
            row.GetString(1),
            row.GetString(2),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4),
            row.GetString(5),
            row.GetDateTime(6),
            row.IsDBNull(7) ? null : row.GetDateTime(7)));
}
