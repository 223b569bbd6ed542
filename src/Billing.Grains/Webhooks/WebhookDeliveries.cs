using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Webhooks;
using Billing.Grains.Admin;
using Npgsql;

namespace Billing.Grains.Webhooks;

/// <summary>Reads and replays of messages by operators.</summary>
public sealed class WebhookDeliveries(AdminDatabase database)
{
    private static readonly string[] Statuses = ["pending", "delivered", "failed"];

    private const string Select =
        """
        select d.id, d.type, d.account_id, d.seq, d.status, d.attempts, q.next_attempt_at, d.last_status, d.last_error,
               d.created_at, d.delivered_at, d.payload
        from webhook_deliveries d
        left join webhook_queues q
          on q.endpoint_no = d.endpoint_no and q.account_no = d.account_no and d.status = 'pending'
        """;

    /// <summary>A page, newest first.</summary>
    public async Task<WebhookDeliveryPageReply> List(WebhookDeliveryQuery query)
    {
        if (!WebhookEndpointContent.IsId(query.EndpointId))
            return RefusePage(WebhookEndpointStore.NotFound());
        if (query.Status is not null && !Statuses.Contains(query.Status))
            return RefusePage(RequestRules.Invalid("status", $"status is one of {string.Join(", ", Statuses)}."));
        if (query.AfterId is not null && !WebhookEndpointContent.IsMessageId(query.AfterId))
            return RefusePage(WebhookEndpointStore.BadCursor());
        var limit = PageLimit.Clamp(query.Limit);
        return await database.Run(
            async transaction =>
            {
                if (await WebhookEndpointTable.Find(transaction, query.EndpointId) is not { } endpoint)
                    return RefusePage(WebhookEndpointStore.NotFound());
                var before = await Before(transaction, endpoint.No, query.AfterId);
                if (before is null)
                    return RefusePage(WebhookEndpointStore.BadCursor());
                var rows = await transaction.Query(
                    Read,
                    $"""
                    {Select}
                    where d.endpoint_no = $1 and d.no < $2 and ($3::text is null or d.status = $3::text)
                      and ($4::text is null or d.account_no = (select account_no from accounts where id = $4::text))
                    order by d.no desc limit $5
                    """,
                    endpoint.No,
                    before,
                    query.Status,
                    query.Account,
                    limit + 1);
                ImmutableArray<WebhookDeliveryView> page = [.. rows.Take(limit)];
                return new WebhookDeliveryPageReply(null, page, rows.Count > limit);
            },
            RefusePage);
    }

    /// <summary>Puts a message into line again under its id; one that is pending is due now.</summary>
    public async Task<WebhookDeliveryReply> Replay(string endpointId, string deliveryId) =>
        !WebhookEndpointContent.IsId(endpointId) ? Refuse(WebhookEndpointStore.NotFound()) : await database.Run(
            async transaction =>
            {
                if (await WebhookEndpointTable.Find(transaction, endpointId) is not { } endpoint)
                    return Refuse(WebhookEndpointStore.NotFound());
                if (!WebhookEndpointContent.IsMessageId(deliveryId))
                    return Refuse(NotFound());
                // The line before its message, in the order of whoever sends it: neither then waits for the other for ever.
                await transaction.Execute(
                    """
                    select from webhook_queues where endpoint_no = $1 and account_no =
                      (select account_no from webhook_deliveries where endpoint_no = $1 and id = $2) for update
                    """,
                    endpoint.No,
                    deliveryId);
                // Then the message before a line is made: whoever takes the line away as empty waits for this, or is over.
                var changed = await transaction.Execute(
                    """
                    update webhook_deliveries set status = 'pending', delivered_at = null where endpoint_no = $1 and id = $2
                    """,
                    endpoint.No,
                    deliveryId);
                if (changed == 0)
                    return Refuse(NotFound());
                await transaction.Execute(
                    """
                    insert into webhook_queues as q (endpoint_no, account_no, next_attempt_at)
                    select endpoint_no, account_no, $3 from webhook_deliveries where endpoint_no = $1 and id = $2
                    on conflict (endpoint_no, account_no) do update
                    set next_attempt_at = least(q.next_attempt_at, $3), failures = 0, failing_since = null
                    """,
                    endpoint.No,
                    deliveryId,
                    transaction.Now);
                var rows = await transaction.Query(
                    Read, $"{Select} where d.endpoint_no = $1 and d.id = $2", endpoint.No, deliveryId);
                await transaction.Commit();
                return new WebhookDeliveryReply(null, rows[0]);
            },
            Refuse);

    private static async Task<long?> Before(AdminTransaction transaction, long endpointNo, string? afterId)
    {
        if (afterId is null)
            return long.MaxValue;
        var rows = await transaction.Query(
            row => row.GetInt64(0),
            "select no from webhook_deliveries where endpoint_no = $1 and id = $2",
            endpointNo,
            afterId);
        return rows.Count == 0 ? null : rows[0];
    }

    private static WebhookDeliveryView Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.GetInt64(3),
        row.GetString(4),
        row.GetInt32(5),
        row.IsDBNull(6) ? null : row.GetDateTime(6),
        row.IsDBNull(7) ? null : row.GetInt32(7),
        row.IsDBNull(8) ? null : row.GetString(8),
        row.GetDateTime(9),
        row.IsDBNull(10) ? null : row.GetDateTime(10),
        row.GetString(11));

    private static WebhookDeliveryReply Refuse(ErrorReply error) => new(error, null);

    private static WebhookDeliveryPageReply RefusePage(ErrorReply error) => new(error, [], false);

    private static ErrorReply NotFound() => new(ErrorCodes.DeliveryNotFound, "There is no such delivery.");
}
