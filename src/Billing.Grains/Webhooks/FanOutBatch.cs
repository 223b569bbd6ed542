namespace Billing.Grains.Webhooks;

/// <summary>How much one transaction hands on.</summary>
internal static class FanOutBatch
{
    /// <summary>The most characters of data, counted once for each endpoint that gets them.</summary>
    public const int MostCharacters = 16 * 1024 * 1024;

    /// <summary>The first of the messages that fit; at least one, where there is one.</summary>
    public static List<OutboxRow> Fitting(List<OutboxRow> messages, List<(long No, EventFilter Filter)> endpoints)
    {
        var characters = 0L;
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            characters += (long)message.Payload.Length * endpoints.Count(endpoint => endpoint.Filter.Wants(message.Type));
            if (characters > MostCharacters && i > 0)
                return messages[..i];
        }
        return messages;
    }
}
