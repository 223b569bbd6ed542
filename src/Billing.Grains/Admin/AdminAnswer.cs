using Billing.Contracts;

namespace Billing.Grains.Admin;

/// <summary>What is known under an idempotency key.</summary>
/// <param name="Error">That the key belongs to another request, or null.</param>
/// <param name="Reply">What the same request was answered, or null.</param>
public sealed record AdminAnswer<TReply>(ErrorReply? Error, TReply? Reply)
    where TReply : class;
