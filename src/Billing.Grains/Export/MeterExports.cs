using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Export;
using Billing.Grains.Admin;
using Npgsql;

namespace Billing.Grains.Export;

/// <summary>Reads and retries of meter events by operators.</summary>
public sealed class MeterExports(AdminDatabase database)
{
    private static readonly string[] Statuses = ["pending", "delivered", "cancelled", "needs_review", "dead"];

    private const string Select =
        """
        select identifier, account_id, meter, event_name, customer_id, period_start, period_end, seq_from, seq_to, value,
               precision, occurred_at, cancels, status, attempts, next_at, created_at, delivered_at, error
        from meter_exports
        """;

    /// <summary>A page in order of the identifier.</summary>
    public async Task<MeterExportPageReply> List(string? status, string? afterIdentifier, int limit)
    {
        if (status is not null && !Statuses.Contains(status))
            return RefusePage(RequestRules.Invalid("status", $"status is one of {string.Join(", ", Statuses)}."));
        limit = PageLimit.Clamp(limit);
        return await database.Run(
            async transaction =>
            {
                var rows = await transaction.Query(
                    Read,
                    $"{Select} where identifier > $1 and ($2::text is null or status = $2::text) order by identifier limit $3",
                    afterIdentifier ?? "",
                    status,
                    limit + 1);
                ImmutableArray<MeterExportView> page = [.. rows.Take(limit)];
                return new MeterExportPageReply(null, page, rows.Count > limit);
            },
            RefusePage);
    }

    /// <summary>
    /// Sends one again. The operator has looked at Stripe: it counts as never sent, for else an old one would only be
    /// compared with Stripe's totals again.
    /// </summary>
    public Task<MeterExportReply> Retry(string identifier) => database.Run(
        async transaction =>
        {
            if (await Find(transaction, identifier) is not { } found)
                return Refuse(new ErrorReply(ErrorCodes.MeterExportNotFound, "There is no such meter event."));
            if (found.Status == "pending")
                return new MeterExportReply(null, found);
            if (found.Status is not ("needs_review" or "dead"))
                return Refuse(RequestRules.Invalid("identifier", "Stripe has this event already."));
            if (found.Value.Value < 0 && found.Cancels is null)
                return Refuse(RequestRules.Invalid("identifier", "Stripe takes no negative usage: credit the customer there."));
            await transaction.Execute(
                """
                update meter_exports set status = 'pending', next_at = $2, attempts = 0, first_sent_at = null
                where identifier = $1
                """,
                identifier,
                transaction.Now);
            var after = await Find(transaction, identifier);
            await transaction.Commit();
            return new MeterExportReply(null, after);
        },
        Refuse);

    private static async Task<MeterExportView?> Find(AdminTransaction transaction, string identifier)
    {
        var rows = await transaction.Query(Read, $"{Select} where identifier = $1 for update", identifier);
        return rows.SingleOrDefault();
    }

    private static MeterExportView Read(NpgsqlDataReader row)
    {
        var status = row.GetString(13);
        return new MeterExportView(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetDateTime(5),
            row.GetDateTime(6),
            row.GetInt64(7),
            row.GetInt64(8),
            new Amount(row.GetInt64(9), (byte)row.GetInt16(10)),
            row.GetDateTime(11),
            row.IsDBNull(12) ? null : row.GetString(12),
            status,
            row.GetInt32(14),
            status == "pending" ? row.GetDateTime(15) : null,
            row.GetDateTime(16),
            row.IsDBNull(17) ? null : row.GetDateTime(17),
            row.IsDBNull(18) ? null : row.GetString(18));
    }

    private static MeterExportReply Refuse(ErrorReply error) => new(error, null);

    private static MeterExportPageReply RefusePage(ErrorReply error) => new(error, [], false);
}
