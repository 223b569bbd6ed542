using Billing.Contracts.Drift;

namespace Billing.Api.DriftChecks;

/// <summary>What a comparison with Stripe found.</summary>
internal sealed record DriftCheckAnswer(int Accounts, bool Complete, IReadOnlyList<DriftFindingAnswer> Findings)
{
    public static DriftCheckAnswer Of(DriftReply reply) => new(
        reply.Accounts,
        reply.IsComplete,
        [.. reply.Findings.Select(one => new DriftFindingAnswer(one.Account, one.Kind, one.Ours, one.Theirs))]);
}

/// <summary>One thing in which an account differs from what Stripe says of it.</summary>
internal sealed record DriftFindingAnswer(string Account, string Kind, string? Ours, string? Theirs);
