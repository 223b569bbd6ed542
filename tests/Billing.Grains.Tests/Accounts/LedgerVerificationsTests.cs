using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Grains.Accounts;
using Billing.Testing;

namespace Billing.Grains.Tests.Accounts;

/// <summary>Verifying a ledger that is too long for one call.</summary>
public sealed class LedgerVerificationsTests
{
    private const int Debits = 3_500;
    private readonly HurriedClock _clock = new();
    private readonly FakeStore _store = new();

    [Fact(DisplayName = "H1: a long ledger is verified in steps, each of them short, to its last entry")]
    public async Task A_long_ledger_is_verified_in_steps()
    {
        var (verifications, head) = await LongLedger();
        var run = Guid.NewGuid();

        var replies = new List<VerifyReply>();
        do
            replies.Add(await verifications.Step(run, head));
        while (!replies[^1].Done);

        Assert.Equal([1_000, 2_000, 3_000, Debits + 2], replies.Select(reply => reply.Entries));
        Assert.All(replies[..^1], reply => Assert.False(reply.Ok));
        Assert.True(replies[^1].Ok);
        Assert.Equal(head.Hash.ToString(), replies[^1].HeadHash);
    }

    [Fact]
    public async Task Two_runs_do_not_disturb_each_other_and_a_call_sent_twice_is_one_step()
    {
        var (verifications, head) = await LongLedger();
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());

        await verifications.Step(one, head);
        var twice = await Task.WhenAll(verifications.Step(one, head), verifications.Step(one, head));
        var begun = await verifications.Step(other, head);

        Assert.Contains(twice, reply => reply.Entries == 2_000);
        Assert.Equal(1_000, begun.Entries);
    }

    private async Task<(LedgerVerifications Verifications, AccountState Head)> LongLedger()
    {
        var account = await LiveAccountHarness.WithBalance(_store, new ManualClock(), 10_000);
        CallAnswer answer = null!;
        for (var i = 0; i < Debits; i++)
            answer = await account.Debit(1);
        return (new LedgerVerifications(account.Journal, _clock), answer.State!);
    }

    // A second goes by whenever somebody looks.
    private sealed class HurriedClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
    }
}
