using System.Text.Json.Serialization;

namespace Billing.Client;

/// <summary>An event that Stripe sent.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="Type">Stripe's type.</param>
/// <param name="ObjectId">What it is about, or null.</param>
/// <param name="Customer">Stripe's id of the customer, or null.</param>
/// <param name="Account">The account, or null where it is nobody's yet.</param>
/// <param name="Created">When it happened, UTC.</param>
/// <param name="ReceivedAt">When it came, UTC.</param>
/// <param name="Status"><c>failing</c>, <c>pending</c>, <c>unlinked</c>, <c>done</c> or <c>ignored</c>.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAttemptAt">When it is tried next, UTC, or null.</param>
/// <param name="Reason">Why it is not done, or null.</param>
public sealed record StripeEvent(
    string Id,
    string Type,
    [property: JsonPropertyName("object")] string? ObjectId,
    string? Customer,
    string? Account,
    DateTimeOffset Created,
    DateTimeOffset ReceivedAt,
    string Status,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? Reason);

/// <summary>What is compared with Stripe, as it is sent.</summary>
internal sealed record DriftCheckRequest(string? Account);

/// <summary>What a comparison with Stripe found.</summary>
/// <param name="Accounts">How many accounts were compared.</param>
/// <param name="Complete">Whether that was all of them.</param>
/// <param name="Findings">Where the two disagree.</param>
public sealed record DriftCheck(int Accounts, bool Complete, IReadOnlyList<DriftFinding> Findings);

/// <summary>A disagreement with Stripe.</summary>
/// <param name="Account">The account.</param>
/// <param name="Kind">What about.</param>
/// <param name="Ours">What we say.</param>
/// <param name="Theirs">What Stripe says.</param>
public sealed record DriftFinding(string Account, string Kind, string? Ours, string? Theirs);
