using Billing.Contracts;

namespace Billing.Grains.Provider;

/// <summary>
/// Ends a piece of work with Stripe that consists of several steps; <see cref="ProviderFaults.Guard"/> makes the reply of it, so
/// that it never leaves the grain.
/// </summary>
internal sealed class ProviderRefusalException(ErrorReply error) : Exception(error.Code)
{
    /// <summary>What the caller hears.</summary>
    public ErrorReply Error { get; } = error;

    /// <summary>Ends the work where the account itself refused.</summary>
    public static void ThrowIf(ErrorReply? error)
    {
        if (error is not null)
            throw new ProviderRefusalException(error);
    }

    /// <summary>A refusal of our own.</summary>
    public static ProviderRefusalException Of(string code, string detail) => new(new ErrorReply(code, detail));
}
