using System.Security.Cryptography;
using System.Text;

namespace Billing.Domain.Values;

/// <summary>
/// The idempotency key of a call that an account makes elsewhere (Stripe). It follows from the caller's own, so that a retry of
/// ours is a retry there (SEMANTICS B7).
/// </summary>
public static class OutgoingKey
{
    /// <summary>How long the receiver is sure to remember a key (docs.stripe.com/api/idempotent_requests: at least 24 hours).</summary>
    public const int RememberedHours = 24;

    /// <summary>The key of an operation that a caller asked for with <paramref name="key"/>: at most 255 characters.</summary>
    public static string Of(string accountId, string operation, string key)
    {
        var plain = $"acct:{accountId}:{operation}:{key}";
        return plain.Length <= OperationKey.MaxLength
            ? plain
            : $"acct:{operation}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)))}";
    }

    /// <summary>Whether a call that was first sent then may just be sent again; later its effect must be looked up first.</summary>
    public static bool MayResend(Instant firstSentAt, Instant now) => now < firstSentAt.AddHours(RememberedHours);
}
