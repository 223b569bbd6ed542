using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Usage;

/// <summary>One item of a batch: a request to an account, or what is wrong with it.</summary>
internal readonly record struct BatchItem(string Account, UsageRequest? Request, Problem? Problem);

/// <summary>What became of one item.</summary>
/// <param name="Status">As the same call alone would have it.</param>
/// <param name="Seq">The entry that answers it.</param>
/// <param name="Replayed">Whether an earlier call with the same key made it.</param>
/// <param name="Error">Why not, or null.</param>
internal readonly record struct BatchResult(int Status, long Seq, bool Replayed, ErrorReply? Error)
{
    public static BatchResult Of(Problem problem) => new(problem.Status, 0, false, problem.Error);

    public static BatchResult Of(MutationReply reply) => reply.Error is { } error
        ? Of(Problem.Of(error))
        : new BatchResult(StatusCodes.Status201Created, reply.Entry!.Seq, reply.Replayed, null);
}
