using System.Collections.Immutable;
using System.Text.Json;
using Billing.Contracts;
using Billing.Domain.Values;

namespace Billing.Grains.Admin;

/// <summary>
/// A request as it is recognised again: two spellings of the same content have the same fields (SEMANTICS B8).
/// </summary>
/// <param name="Operation">The operation that its key is scoped by.</param>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Fields">What it asks for, defaults filled in.</param>
public sealed record AdminRequest(string Operation, CallKey Key, ImmutableArray<RequestField> Fields)
{
    /// <summary>What the table of requests is keyed by, or null where the client sent no key.</summary>
    public Guid? KeyHash => Key.Client is { } key ? OperationKey.FromClient(Operation, key).Hash : null;

    /// <summary>The fields as a JSON object of text.</summary>
    public string ToJson() => JsonSerializer.Serialize(Fields.ToDictionary(field => field.Name, field => field.Value));

    /// <summary>
    /// The first field in which this request differs from one that was stored, or null (SEMANTICS B3).
    /// </summary>
    public string? FirstDifference(string storedJson)
    {
        var stored = JsonSerializer.Deserialize<Dictionary<string, string?>>(storedJson) ?? [];
        return Fields.FirstOrDefault(field => stored.GetValueOrDefault(field.Name) != field.Value)?.Name;
    }
}
