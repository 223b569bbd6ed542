using System.Text;
using System.Text.Json;
using Billing.Domain.Values;
using Billing.Grains.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Webhooks;

/// <summary>
/// Hands messages of the outbox to the endpoints that want them. One silo at a time does it, each batch in one transaction, so
/// that an account's messages stay in order and none is lost or handed on twice (SEMANTICS I1, I2).
/// </summary>
internal sealed class FanOutRound(
    NpgsqlDataSource source, IOptions<WebhookOptions> options, TimeProvider clock, ILogger<FanOutRound> logger)
{
    /// <summary>The lock that one silo holds while it hands messages on, or while an endpoint's lines are all changed.</summary>
    public const long Lock = 0x77656268_6f6f6b73;

    // As many as a smallint has.
    private const int BitsOfN = 16;
    private const string BeforeBatch = "before_batch";

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
            var batch = FanOutBatch.Fitting(messages, endpoints);
            made += await HandOn(transaction, batch, endpoints, cancel);
            await transaction.CommitAsync(cancel);
            if (batch.Count == messages.Count && messages.Count < options.Value.BatchSize)
                return made;
            after = batch[^1].Place;
        }
    }

    // A batch that the tables cannot hold is handed on message by message; the one at fault is set aside, so that it does not
    // stand in the way of all others for ever.
    private async Task<int> HandOn(
        NpgsqlTransaction transaction,
        List<OutboxRow> batch,
        List<(long No, EventFilter Filter)> endpoints,
        CancellationToken cancel)
    {
        await transaction.SaveAsync(BeforeBatch, cancel);
        try
        {
            var deliveries = batch.SelectMany(message => For(message, endpoints)).ToList();
            await OutboxTable.HandOn(transaction.Connection!, deliveries, batch, Now, cancel);
            await transaction.ReleaseAsync(BeforeBatch, cancel);
            return deliveries.Count;
        }
        catch (Exception fault) when (fault is JsonException || (fault is PostgresException said && JournalFaults.IsOfData(said)))
        {
            await transaction.RollbackAsync(BeforeBatch, cancel);
            if (batch is [var misfit])
            {
                var reason = JournalFaults.Describe(fault);
                await OutboxTable.SetAside(transaction.Connection!, misfit, reason, Now, cancel);
                WebhookLog.SetAside(logger, misfit.Type, misfit.AccountId, misfit.Place.Seq, reason);
                return 0;
            }
        }
        var made = 0;
        foreach (var message in batch)
            made += await HandOn(transaction, [message], endpoints, cancel);
        return made;
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
        var at = data.RootElement.ValueKind == JsonValueKind.Object
            && data.RootElement.TryGetProperty("at", out var said) && said.ValueKind == JsonValueKind.String
            ? said.GetString()
            : Instant.From(message.CreatedAt).ToString();
        return new StringBuilder(message.Payload.Length + 100)
            .Append("{\"type\":\"").Append(message.Type)
            .Append("\",\"timestamp\":\"").Append(at)
            .Append("\",\"data\":").Append(message.Payload).Append('}')
            .ToString();
    }
}
