using Npgsql;

namespace Billing.Grains.Provider;

/// <summary>Which account a customer of Stripe is: table <c>stripe_customers</c>. It follows from the ledger.</summary>
public sealed class CustomerLinks(NpgsqlDataSource source)
{
    /// <summary>Notes it; events that waited for it are to be applied now (SEMANTICS E6).</summary>
    public async Task Save(string customerId, string accountId)
    {
        await using var command = source.CreateCommand(
            """
            with linked as (
              insert into stripe_customers (customer_id, account_id) values ($1, $2)
              on conflict (customer_id) do update set account_id = excluded.account_id
            )
            update stripe_events set status = 'pending', next_at = now(), account_id = $2
            where customer_id = $1 and status = 'unlinked'
            """);
        command.Parameters.AddWithValue(customerId);
        command.Parameters.AddWithValue(accountId);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The account, or null.</summary>
    public async Task<string?> Find(string customerId, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select account_id from stripe_customers where customer_id = $1");
        command.Parameters.AddWithValue(customerId);
        return (string?)await command.ExecuteScalarAsync(cancel);
    }
}
