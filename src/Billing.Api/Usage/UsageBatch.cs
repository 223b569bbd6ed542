using System.Collections.Immutable;
using Billing.Api.Auth;
using Billing.Api.Problems;
using Billing.Contracts.Accounts;

namespace Billing.Api.Usage;

/// <summary>Charges and counts several usages of one account.</summary>
internal delegate Task<ImmutableArray<MutationReply>> UseMany(string account, ImmutableArray<UsageRequest> requests);

/// <summary>Carries out a batch: one call to each account, accounts side by side, each result in its place.</summary>
internal sealed class UsageBatch(IReadOnlyList<BatchItem> items, UseMany useMany, ILogger logger)
{
    /// <summary>How many accounts are called at once.</summary>
    public const int MaxCallsInFlight = 512;

    private readonly BatchResult[] _results = new BatchResult[items.Count];

    /// <summary>Carries it out as far as the caller reaches.</summary>
    public async Task<BatchResult[]> Run(Caller caller)
    {
        var groups = Group(caller);
        var next = -1;
        async Task Work()
        {
            for (var i = Interlocked.Increment(ref next); i < groups.Count; i = Interlocked.Increment(ref next))
                await Send(groups[i]);
        }
        await Task.WhenAll(Enumerable.Range(0, Math.Min(groups.Count, MaxCallsInFlight)).Select(_ => Work()));
        return _results;
    }

    private List<List<int>> Group(Caller caller)
    {
        var byAccount = new Dictionary<string, List<int>>();
        var groups = new List<List<int>>();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Problem is { } problem)
            {
                _results[i] = BatchResult.Of(problem);
            }
            else if (!caller.Reaches(item.Account))
            {
                _results[i] = BatchResult.Of(Problem.NoAccount());
            }
            else if (byAccount.TryGetValue(item.Account, out var group))
            {
                group.Add(i);
            }
            else
            {
                groups.Add(byAccount[item.Account] = [i]);
            }
        }
        return groups;
    }

    private async Task Send(List<int> group)
    {
        var requests = ImmutableArray.CreateBuilder<UsageRequest>(group.Count);
        foreach (var i in group)
            requests.Add(items[i].Request!);
        try
        {
            var replies = await useMany(items[group[0]].Account, requests.MoveToImmutable());
            for (var n = 0; n < group.Count; n++)
                _results[group[n]] = BatchResult.Of(replies[n]);
        }
        catch (Exception fault)
        {
            // The other accounts' items have happened: their results must get out whatever became of these.
            var result = BatchResult.Of(Explain(fault, group.Count));
            foreach (var i in group)
                _results[i] = result;
        }
    }

    private Problem Explain(Exception fault, int count)
    {
        if (GrainFaults.Find(fault, readsOnly: false) is { } known)
        {
            ApiLog.CallFailed(logger, known.Error.Code, fault);
            return known;
        }
        ApiLog.UnexpectedInBatch(logger, count, fault);
        return Problem.Of(ErrorTable.InternalError, "Something went wrong here; the log has it.");
    }
}
