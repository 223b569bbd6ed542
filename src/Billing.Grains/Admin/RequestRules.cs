using System.Text;
using Billing.Contracts;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Admin;

/// <summary>What fields of administrators' requests have in common.</summary>
internal static class RequestRules
{
    /// <summary>A well-formed request that is not allowed as it is.</summary>
    public static ErrorReply Invalid(string field, string detail) =>
        new(RefusalCodes.InvalidRequest, detail) { Field = field };

    /// <summary>What is wrong with an idempotency key, or null (SEMANTICS B1).</summary>
    public static ErrorReply? KeyFault(CallKey key) =>
        key.Client is { } text && text.Length is 0 or > OperationKey.MaxLength
            ? Invalid("idempotency_key", $"An idempotency key has 1 to {OperationKey.MaxLength} characters.")
            : null;

    /// <summary>What is wrong with an optional line of text, or null. PostgreSQL cannot hold every string.</summary>
    public static ErrorReply? TextFault(string field, string? text, int maxLength)
    {
        if (text is null)
            return null;
        if (text.Length == 0 || text.Length > maxLength)
            return Invalid(field, $"{field} has 1 to {maxLength} characters.");
        return IsLine(text) ? null : Invalid(field, $"{field} is one line of printable text.");
    }

    private static bool IsLine(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is read as the replacement character.
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar)
                return false;
        }
        return true;
    }
}
