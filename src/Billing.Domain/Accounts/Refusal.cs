using System.Collections.Immutable;

namespace Billing.Domain.Accounts;

/// <summary>Why a command was not carried out. An expected answer, not a fault; nothing of the account changed.</summary>
/// <param name="Code">A stable code of <see cref="RefusalCodes"/>.</param>
/// <param name="Detail">One sentence for a person.</param>
public sealed record Refusal(string Code, string Detail)
{
    /// <summary>The request field at fault, or null.</summary>
    public string? Field { get; init; }

    /// <summary>The credit type that was short, or null.</summary>
    public string? CreditType { get; init; }

    /// <summary>What there was, as decimal text, or null.</summary>
    public string? Available { get; init; }

    /// <summary>What was needed, as decimal text, or null.</summary>
    public string? Required { get; init; }

    /// <summary>Each rule that was tried, in order.</summary>
    public ImmutableArray<RefusalReason> Reasons { get; init; } = [];

    /// <summary>A well-formed request that is not allowed as it is.</summary>
    public static Refusal Invalid(string field, string detail) =>
        new(RefusalCodes.InvalidRequest, detail) { Field = field };
}

/// <summary>One rule that said no.</summary>
/// <param name="Rule">included, limit, credits, overage, hold or state.</param>
/// <param name="Code">The code that it would give alone.</param>
/// <param name="Have">What there was, as decimal text.</param>
/// <param name="Need">What it needed, as decimal text.</param>
public sealed record RefusalReason(string Rule, string Code, string Have, string Need);

/// <summary>The codes that an account's decisions use; <c>docs/errors.md</c> explains each.</summary>
public static class RefusalCodes
{
    /// <summary>The account does not exist.</summary>
    public const string AccountNotFound = "account_not_found";

    /// <summary>The account exists with other content.</summary>
    public const string AlreadyExists = "already_exists";

    /// <summary>Too few credits.</summary>
    public const string InsufficientCredits = "insufficient_credits";

    /// <summary>The idempotency key was used with another request.</summary>
    public const string IdempotencyKeyReused = "idempotency_key_reused";

    /// <summary>Well-formed, but not allowed.</summary>
    public const string InvalidRequest = "invalid_request";
}
