using System.Text;
using System.Text.Json;
using Billing.Domain.Values;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Webhooks;

/// <summary>
/// Hands messages of the outbox to the endpoints that want them. One silo at a time does it, each batch in one transaction, so
/// that an account's messages stay in order and none is lost or handed on twice (SEMANTICS I1, I2).
/// </summary>
internal sealed class FanOutRound(NpgsqlDataSource source, IOptions<WebhookOptions> options, TimeProvider clock)
{
    /// <summary>The lock that one silo holds while it hands messages on, or while an endpoint's lines are all changed.</summary>
    public const long Lock = 0x77656268_6f6f6b73;

    private const int BitsOfN = 8;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Hands on everything that waits.</summary>
    /// <returns>How many deliveries were made.</returns>
    /// <exception cref="NpgsqlException">The store is away; what was not handed on waits.</exception>
    public async Task<int> Run(CancellationToken cancel)
    {
        var (made, after) = (0, default(OutboxPlace));
        if (!await OutboxTable.IsThereAny(source, cancel))
            return 0;
        while (true)
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            if (!await OutboxTable.TryLock(connection, cancel))
                return made;
            // First the messages, then the endpoints: whoever is told that an endpoint is made misses nothing from then on.
            var messages = await OutboxTable.Read(connection, after, options.Value.BatchSize, cancel);
            var endpoints = await OutboxTable.Endpoints(connection, cancel);
            var deliveries = messages.SelectMany(message => For(message, endpoints)).ToList();
            await OutboxTable.HandOn(connection, deliveries, messages, Now, cancel);
            await transaction.CommitAsync(cancel);
            made += deliveries.Count;
            if (messages.Count < options.Value.BatchSize)
                return made;
            after = messages[^1].Place;
        }
    }

    private static IEnumerable<NewDelivery> For(OutboxRow message, List<(long No, EventFilter Filter)> endpoints)
    {
        var wanting = endpoints.Where(endpoint => endpoint.Filter.Wants(message.Type)).ToList();
        if (wanting.Count == 0)
            return [];
        var place = message.Place;
        var id = PublicId.Of("msg_", place.AccountNo, (place.Seq << BitsOfN) | (long)place.N);
        var body = BodyOf(message);
        return wanting.Select(endpoint => new NewDelivery(endpoint.No, message, id, body));
    }

    // The data stays as it was written with the entry, byte for byte.
    private static string BodyOf(OutboxRow message)
    {
        using var data = JsonDocument.Parse(message.Payload);
        var at = data.RootElement.TryGetProperty("at", out var said) && said.GetString() is { } text
            ? text
            : Instant.From(message.CreatedAt).ToString();
        return new StringBuilder(message.Payload.Length + 100)
            .Append("{\"type\":\"").Append(message.Type)
            .Append("\",\"timestamp\":\"").Append(at)
            .Append("\",\"data\":").Append(message.Payload).Append('}')
            .ToString();
    }
}
