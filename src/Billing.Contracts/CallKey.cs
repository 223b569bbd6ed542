namespace Billing.Contracts;

/// <summary>The idempotency key of a call (SEMANTICS B1).</summary>
/// <param name="Client">The client's key, 1 to 255 characters, or null.</param>
/// <param name="Random">Stands in when the client sent none, so that the call can be decided again safely.</param>
[GenerateSerializer, Alias("billing.call_key"), Immutable]
public sealed record CallKey([property: Id(0)] string? Client, [property: Id(1)] Guid Random);
