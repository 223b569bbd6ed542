using Npgsql;
using NpgsqlTypes;

namespace Billing.Grains.Drift;

/// <summary>An account with its newest customer.</summary>
internal sealed record LinkedAccount(string AccountId, string CustomerId);

/// <summary>The SQL of comparing accounts with Stripe.</summary>
internal static class DriftTable
{
    /// <summary>Accounts with their newest customer, in order of their id.</summary>
    public static async Task<List<LinkedAccount>> Accounts(
        NpgsqlDataSource source, string? only, string after, int limit, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            select distinct on (account_id) account_id, customer_id from stripe_customers
            where account_id > $1 and ($2 is null or account_id = $2)
            order by account_id, linked_at desc, customer_id limit $3
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)only ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<LinkedAccount>();
        while (await reader.ReadAsync(cancel))
            found.Add(new LinkedAccount(reader.GetString(0), reader.GetString(1)));
        return found;
    }

    /// <summary>Since when the oldest event of a customer waits to be applied, or null where none does.</summary>
    public static async Task<DateTime?> WaitingSince(NpgsqlDataSource source, string customerId, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            "select min(received_at) from stripe_events where customer_id = $1 and status = 'pending'");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = customerId });
        return await command.ExecuteScalarAsync(cancel) as DateTime?;
    }

    /// <summary>Takes the turn of comparing all accounts, unless another silo or an earlier start had it less than so long ago.</summary>
    public static async Task<bool> TakeTurn(
        NpgsqlDataSource source, DateTime now, TimeSpan every, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            insert into drift_checks (only_row, begun_at) values (true, $1)
            on conflict (only_row) do update set begun_at = $1 where drift_checks.begun_at <= $1 - $2
            """);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = now });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = every });
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }
}
