using System.Collections.Immutable;
using Billing.Contracts.Webhooks;
using Billing.Grains.Admin;
using Npgsql;

namespace Billing.Grains.Webhooks;

/// <summary>The SQL of webhook endpoints as operators change them.</summary>
internal static class WebhookEndpointTable
{
    private const string Columns =
        "select no, id, url, events, description, status, disabled_reason, created_at from webhook_endpoints";

    /// <summary>Adds one.</summary>
    public static Task Add(AdminTransaction transaction, WebhookEndpointView endpoint, string secret) =>
        transaction.Execute(
            """
            insert into webhook_endpoints (id, url, events, description, status, secret, created_at)
            values ($1, $2, $3::text[], $4::text, 'enabled', $5, $6)
            """,
            endpoint.Id,
            endpoint.Url,
            Events(endpoint.Events),
            endpoint.Description,
            secret,
            transaction.Now);

    /// <summary>The endpoint with this id, or null.</summary>
    public static Task<WebhookEndpointRow?> Find(AdminTransaction transaction, string id) =>
        One(transaction, $"{Columns} where id = $1 and deleted_at is null", id);

    /// <summary>The same, and nobody else changes it until the transaction ends.</summary>
    public static Task<WebhookEndpointRow?> FindAndLock(AdminTransaction transaction, string id) =>
        One(transaction, $"{Columns} where id = $1 and deleted_at is null for update", id);

    /// <summary>Endpoints made before another, newest first.</summary>
    public static Task<List<WebhookEndpointRow>> List(AdminTransaction transaction, long beforeNo, int limit) =>
        transaction.Query(
            Read, $"{Columns} where no < $1 and deleted_at is null order by no desc limit $2", beforeNo, limit);

    /// <summary>How many there are.</summary>
    public static async Task<long> Count(AdminTransaction transaction) => (await transaction.Query(
        row => row.GetInt64(0), "select count(*) from webhook_endpoints where deleted_at is null"))[0];

    /// <summary>Writes an endpoint's content; it begins with no failures.</summary>
    public static Task Write(AdminTransaction transaction, WebhookEndpointRow row) => transaction.Execute(
        """
        update webhook_endpoints
        set url = $2, events = $3::text[], description = $4::text, status = $5, disabled_reason = $6::text, version = version + 1,
            failures_in_row = 0, failing_since = null, paused_until = null
        where no = $1
        """,
        row.No,
        row.View.Url,
        Events(row.View.Events),
        row.View.Description,
        row.View.Status,
        row.View.DisabledReason);

    /// <summary>What is pending is due now, each message at the begin of its schedule.</summary>
    public static async Task Restart(AdminTransaction transaction, long no)
    {
        // Handing on writes the same rows; the lock keeps the two from waiting for each other.
        await transaction.Query(_ => true, "select pg_advisory_xact_lock($1)", FanOutRound.Lock);
        await transaction.Execute(
            """
            update webhook_queues set next_attempt_at = $2, failures = 0, failing_since = null
            where endpoint_no = $1 and (next_attempt_at > $2 or failures > 0)
            """,
            no,
            transaction.Now);
    }

    /// <summary>Marks it as deleted.</summary>
    public static Task Delete(AdminTransaction transaction, long no) => transaction.Execute(
        "update webhook_endpoints set deleted_at = $2, version = version + 1 where no = $1", no, transaction.Now);

    /// <summary>Gives it a secret; the one before signs too until a moment.</summary>
    public static Task Rotate(AdminTransaction transaction, long no, string secret, DateTime previousExpiresAt) =>
        transaction.Execute(
            """
            update webhook_endpoints
            set previous_secret = secret, previous_expires_at = $3, secret = $2, version = version + 1
            where no = $1
            """,
            no,
            secret,
            previousExpiresAt);

    private static async Task<WebhookEndpointRow?> One(AdminTransaction transaction, string sql, string id) =>
        (await transaction.Query(Read, sql, id)).SingleOrDefault();

    private static string[]? Events(ImmutableArray<string>? events) => events is { } list ? [.. list] : null;

    private static WebhookEndpointRow Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        new WebhookEndpointView(
            row.GetString(1),
            row.GetString(2),
            row.IsDBNull(3) ? null : [.. row.GetFieldValue<string[]>(3)],
            row.IsDBNull(4) ? null : row.GetString(4),
            row.GetString(5),
            row.IsDBNull(6) ? null : row.GetString(6),
            row.GetDateTime(7)));
}

/// <summary>A webhook endpoint as it is stored.</summary>
/// <param name="No">The order in which endpoints were made.</param>
/// <param name="View">What callers see of it.</param>
internal sealed record WebhookEndpointRow(long No, WebhookEndpointView View);
