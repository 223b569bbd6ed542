using System.Diagnostics.CodeAnalysis;

namespace Billing.Client;

/// <summary>What a call came to: a value, or the refusal of a service that works (402, 404, 409, 422).</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class BillingResult<T>
{
    private readonly T? _value;

    internal BillingResult(T value, int status, bool replayed, string? idempotencyKey) =>
        (_value, Status, Replayed, IdempotencyKey) = (value, status, replayed, idempotencyKey);

    internal BillingResult(BillingProblem refusal, string? idempotencyKey) =>
        (Refusal, Status, IdempotencyKey) = (refusal, refusal.Status, idempotencyKey);

    /// <summary>Why it was refused, or null. Switch on its <see cref="BillingProblem.Code"/>.</summary>
    public BillingProblem? Refusal { get; }

    /// <summary>Whether it was done.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsOk => Refusal is null;

    /// <summary>The value.</summary>
    /// <exception cref="BillingException">It was refused.</exception>
    public T Value => Refusal is null ? _value! : throw new BillingException(Refusal, IdempotencyKey);

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>Whether the answer is that of an earlier call with the same key (SEMANTICS B2).</summary>
    public bool Replayed { get; }

    /// <summary>The key that the call carried, given or made; null where calls of this kind carry none.</summary>
    public string? IdempotencyKey { get; }
}

/// <summary>For callers to whom every refusal is a mistake.</summary>
public static class BillingResults
{
    /// <summary>The value of a call that is under way.</summary>
    /// <exception cref="BillingException">It was refused.</exception>
    public static async Task<T> OrThrow<T>(
        this Task<BillingResult<T>> call) => (await call.ConfigureAwait(false)).Value;
}
