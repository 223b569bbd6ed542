using Billing.Domain.Accounts;
using Billing.Testing;

namespace Billing.Grains.Tests.Accounts;

/// <summary>What goes with an append: messages for the owner, and when to look after the account.</summary>
public sealed class BesideTheLedgerTests
{
    private readonly FakeStore _store = new();
    private readonly ManualClock _clock = new();

    [Fact(DisplayName = "G1: the message that the credits are gone is written with the debit that took the last")]
    public async Task A_notice_is_a_message_of_the_same_append()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        await account.Debit(9);
        Assert.Empty(_store.Outbox(1));

        var last = await account.Debit(1);

        var message = Assert.Single(_store.Outbox(1));
        Assert.Equal((last.Entry!.Seq, "credit.depleted"), (message.Seq, message.Type));
        Assert.Contains("\"account\":\"acme\"", message.Payload, StringComparison.Ordinal);
        Assert.Contains("\"available_balance\":\"0\"", message.Payload, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "G2: a refused debit sends no message")]
    public async Task A_refused_debit_sends_no_message()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        Assert.NotNull((await account.Debit(11)).Refusal);
        Assert.Empty(_store.Outbox(1));
    }

    [Fact]
    public async Task An_expiry_to_come_is_noted_once_and_debits_leave_the_note_alone()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        Assert.Null(_store.Due(1));
        await account.Grant(5, expiry: new Expiry.Days(30));
        var due = _store.Due(1)!;

        await account.Debit(1);

        Assert.Same(due, _store.Due(1));
        Assert.Equal(_clock.GetUtcNow().AddDays(30).UtcDateTime, due.At!.Value.ToDateTime());
    }

    [Fact]
    public async Task What_is_due_sooner_replaces_the_note()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        await account.Grant(5, expiry: new Expiry.Days(30));
        await account.Reserve(1, ttlSeconds: 60);
        Assert.Equal(_clock.GetUtcNow().AddSeconds(60).UtcDateTime, _store.Due(1)!.At!.Value.ToDateTime());
    }

    [Fact]
    public async Task A_note_that_has_passed_is_written_anew()
    {
        var account = await LiveAccountHarness.WithBalance(_store, _clock, 10);
        await account.Grant(5, expiry: new Expiry.Days(30));
        await account.Reserve(1, ttlSeconds: 60);
        _clock.Advance(TimeSpan.FromSeconds(61));
        await account.Debit(1);
        Assert.True(_store.Due(1)!.At!.Value.ToDateTime() > _clock.GetUtcNow().UtcDateTime);
    }
}
