using System.Collections.Concurrent;
using System.Collections.Immutable;
using Billing.Api.Auth;
using Billing.Api.Usage;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Billing.Api.Tests.Usage;

/// <summary>A batch calls each account once, not too many at a time, and one account's trouble is its own.</summary>
public sealed class UsageBatchTests
{
    private static readonly Caller Admin = new("ak_a", null);
    private readonly ConcurrentBag<string> _called = [];

    [Fact]
    public async Task Each_account_is_called_once_with_its_items_in_order()
    {
        var results = await Run(["a", "b", "a", "b", "c"], (_, requests) => Task.FromResult(Replies(requests)));

        Assert.Equal(["a", "b", "c"], _called.Order());
        Assert.Equal([1, 1, 2, 2, 1], results.Select(result => result.Seq));
    }

    [Theory]
    [InlineData(typeof(TimeoutException), 503, "outcome_unknown")]
    [InlineData(typeof(InvalidOperationException), 500, "internal_error")]
    public async Task What_happens_to_one_account_happens_to_no_other(Type fault, int status, string code)
    {
        var results = await Run(["a", "b", "a"], (account, requests) => account == "a"
            ? throw (Exception)Activator.CreateInstance(fault)!
            : Task.FromResult(Replies(requests)));

        Assert.Equal([status, 201, status], results.Select(result => result.Status));
        Assert.Equal(code, results[0].Error!.Code);
    }

    [Fact]
    public async Task Not_more_accounts_than_the_bound_are_called_at_once()
    {
        var (running, most) = (0, 0);
        var accounts = Enumerable.Range(0, 2_000).Select(i => $"a{i}").ToArray();

        var results = await Run(accounts, async (_, requests) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return Replies(requests);
        });

        Assert.All(results, result => Assert.Equal(201, result.Status));
        Assert.InRange(most, 1, UsageBatch.MaxCallsInFlight);
    }

    private Task<BatchResult[]> Run(string[] accounts, UseMany useMany)
    {
        var request = new UsageRequest(new CallKey(null, Guid.Empty), NoteRequest.None, "m", "1", null, null, false, null);
        var items = accounts.Select(account => new BatchItem(account, request, null)).ToList();
        var batch = new UsageBatch(
            items,
            (account, requests) =>
            {
                _called.Add(account);
                return useMany(account, requests);
            },
            NullLogger.Instance);
        return batch.Run(Admin);
    }

    private static ImmutableArray<MutationReply> Replies(ImmutableArray<UsageRequest> requests) =>
    [
        .. requests.Select((_, i) =>
            new MutationReply(null, new EntryReply("a", i + 1, "le_", "debit", DateTime.UnixEpoch), false, null)),
    ];

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
