namespace Billing.Client;

/// <summary>
/// A call that did not work: the service or the way to it is down, the key is wrong, the request makes no sense. What
/// the
/// business refuses is no exception but <see cref="BillingResult{T}.Refusal"/>.
/// </summary>
public sealed class BillingException : Exception
{
    /// <summary>With what the service said.</summary>
    public BillingException(BillingProblem problem, string? idempotencyKey = null, Exception? cause = null)
        : base($"{problem.Status} {problem.Code}: {problem.Detail}", cause)
    {
        Problem = problem;
        IdempotencyKey = idempotencyKey;
    }

    /// <summary>What the service said; the status is 0 where it said nothing.</summary>
    public BillingProblem Problem { get; }

    /// <summary>Shorthand for the problem's code.</summary>
    public string Code => Problem.Code;

    /// <summary>
    /// The key of the call. Whether the change happened may be unknown: the same call with this key finds out, and does
    /// nothing twice.
    /// </summary>
    public string? IdempotencyKey { get; }
}
