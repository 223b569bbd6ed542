using Billing.Api.Tests.Support;
using Billing.Client;

namespace Billing.Api.Tests.Client;

/// <summary>Credits and usage through the published client.</summary>
[Collection(ApiTests.Name)]
public sealed class ClientCreditsTests(ApiFixture fixture) : IDisposable
{
    private static readonly UsageRequest OneEmail = new() { Meter = "email_sent", Quantity = 1, Reason = "a send" };

    private readonly BillingClient _billing = Clients.Of(fixture.Api);

    public void Dispose() => _billing.Dispose();

    [Fact]
    public async Task An_account_is_opened_changed_and_read()
    {
        var id = ApiFixture.NewName("client");
        var wanted = new NewAccount { Id = id, Email = "a@example.com", Name = "Ada" };

        Assert.Equal(201, (await _billing.Accounts.CreateAsync(wanted)).Status);
        Assert.Equal(200, (await _billing.Accounts.CreateAsync(wanted)).Status);
        Assert.Equal(
            BillingCodes.AlreadyExists, (await _billing.Accounts.CreateAsync(
                wanted with { Name = "Bob" })).Refusal?.Code);
        var changed = await _billing.Accounts.UpdateAsync(id, new AccountPatch { Name = "Ada L." }).OrThrow();
        Assert.Equal(("Ada L.", "a@example.com"), (changed.Name, changed.Email));
        Assert.Equal(changed, await _billing.Accounts.GetAsync(id, changed.Seq).OrThrow());
        Assert.Equal(BillingCodes.StateBehind, (await _billing.Accounts.GetAsync(id, changed.Seq + 1)).Refusal?.Code);
        var state = await _billing.Accounts.StateAsync(id).OrThrow();
        Assert.Equal((id, changed.Seq), (state.Id, state.Seq));
        Assert.Equal(BillingCodes.AccountNotFound, (await _billing.Accounts.GetAsync("nobody-at-all")).Refusal?.Code);
    }

    [Fact]
    public async Task Credits_are_given_used_refused_given_back_and_voided()
    {
        var account = await fixture.OpenAccount();
        var grant = await _billing.Grants.CreateAsync(
            account, new NewGrant { CreditType = "emails", Amount = 2, Expires = "never", Reason = "a gift" }).OrThrow();
        Assert.Equal(2m, grant.Balances["emails"].Available);

        var used = await _billing.Usage.RecordAsync(account, OneEmail, "send-1");
        Assert.Equal((1m, grant.GrantId), (used.Value.Balances["emails"].Available, used.Value.Consumed[0].GrantId));
        Assert.Equal(new Credits("emails", 1), used.Value.Cost);
        var again = await _billing.Usage.RecordAsync(account, OneEmail, "send-1");
        Assert.Equal((true, used.Value.EntryId), (again.Replayed, again.Value.EntryId));

        var refusal = (await _billing.Usage.RecordAsync(account, OneEmail with { Quantity = 2 })).Refusal!;
        Assert.Equal((BillingCodes.InsufficientCredits, 1m, 2m), (refusal.Code, refusal.Available, refusal.Required));
        Assert.NotEmpty(refusal.Reasons);
        Assert.False((await _billing.Usage.CheckAsync(account, OneEmail with { Quantity = 2 }).OrThrow()).Allowed);
        Assert.True((await _billing.Usage.CheckAsync(account, OneEmail).OrThrow()).Allowed);

        var back = await _billing.Ledger.ReverseAsync(
            account, used.Value.EntryId, new Reversal { Reason = "bounced" }).OrThrow();
        Assert.Equal((1m, used.Value.EntryId), (back.Amount, back.Reversed));
        Assert.Equal(2m, (await _billing.Balances.GetAsync(account, back.Seq).OrThrow())["emails"].Settled);
        Assert.Equal(2m, (await _billing.Grants.VoidAsync(account, grant.GrantId).OrThrow()).Voided);
        Assert.Equal(0m, (await _billing.Balances.GetAsync(account, "emails", null).OrThrow()).Available);
        Assert.Equal(1m, (await _billing.Balances.AtAsync(
            account, (await EntryOf(account, used.Value.Seq)).At, "emails").OrThrow())["emails"].Settled);
    }

    [Fact]
    public async Task A_batch_answers_each_item()
    {
        var account = await fixture.OpenAccount("1");

        var results = (await _billing.Usage.BatchAsync(
        [
            new UsageBatchItem { Account = account, Meter = "email_sent", Quantity = 1, IdempotencyKey = "m1" },
            new UsageBatchItem { Account = account, Meter = "email_sent", Quantity = 1, IdempotencyKey = "m2" },
            new UsageBatchItem { Account = "nobody-at-all", Meter = "email_sent", Quantity = 1, IdempotencyKey = "m3" },
        ]).OrThrow()).Results;

        Assert.Equal([201, 402, 404], results.Select(line => line.Status));
        Assert.Equal(
            (BillingCodes.InsufficientCredits, "emails", 0m, 1m),
            (results[1].Code, results[1].CreditType, results[1].Available, results[1].Required));
    }

    [Fact]
    public async Task The_ledger_is_read_to_its_end_and_verified()
    {
        var account = await fixture.OpenAccount("500");
        await _billing.Usage.BatchAsync([.. Enumerable.Range(0, 150).Select(i => new UsageBatchItem
        {
            Account = account, Meter = "email_sent", Quantity = 1, IdempotencyKey = $"m{i}",
        })]).OrThrow();

        var debits = await Clients.All(_billing.Ledger.List(account, new LedgerFilter { Type = "debit" }));

        Assert.Equal(150, debits.Count);
        Assert.Empty(await Clients.All(_billing.Ledger.List(account, new LedgerFilter { CreditType = "usd" })));
        Assert.Equal(debits.Select(entry => entry.Seq).OrderDescending(), debits.Select(entry => entry.Seq));
        Assert.All(debits, entry => Assert.Equal(-1m, entry.Amount));
        var verified = await _billing.Ledger.VerifyAsync(account).OrThrow();
        Assert.Equal((true, 152L), (verified.Ok, verified.Entries));
        Assert.Single(await Clients.All(_billing.Grants.List(account, "emails")));
    }

    [Fact]
    public async Task Reservations_are_captured_committed_extended_and_released()
    {
        var account = await fixture.OpenAccount("10");
        var held = await _billing.Reservations.CreateAsync(
            account, new NewReservation { CreditType = "emails", Amount = 5 }).OrThrow();
        Assert.Equal((5m, 5m), (held.Reserved, held.Balances["emails"].Available));
        var id = held.ReservationId;

        Assert.Equal(
            1m, (await _billing.Reservations.CaptureAsync(account, id, new Capture { Amount = 1 }).OrThrow()).Captured);
        Assert.NotNull((await _billing.Reservations.ExtendAsync(
            account, id, new Extension { TtlSeconds = 60 }).OrThrow()).ExpiresAt);
        Assert.Equal(id, Assert.Single(await Clients.All(_billing.Reservations.List(account))).ReservationId);
        var committed = await _billing.Reservations.CommitAsync(account, id, new Capture { Amount = 2 }).OrThrow();
        Assert.Equal(("committed", 7m), (committed.Status, committed.Balances["emails"].Available));
        Assert.Equal(
            BillingCodes.ReservationCommitted, (await _billing.Reservations.ReleaseAsync(account, id)).Refusal?.Code);
        Assert.Equal("committed", (await _billing.Reservations.GetAsync(account, id).OrThrow()).Status);

        var other = await _billing.Reservations.CreateAsync(
            account, new NewReservation { Meter = "email_sent", Quantity = 1 }).OrThrow();
        var released = await _billing.Reservations.ReleaseAsync(
            account, other.ReservationId, new Note { Reason = "not sent" }).OrThrow();
        Assert.Equal(("released", 1m), (released.Status, released.Released));
    }

    [Fact]
    public async Task Adjustments_and_alerts()
    {
        var account = await fixture.OpenAccount("10");

        var adjusted = await _billing.Adjustments.CreateAsync(
            account, new NewAdjustment { CreditType = "emails", Amount = -4, Reason = "a mistake" }).OrThrow();
        Assert.Equal((-4m, 6m), (adjusted.Amount, adjusted.Balances["emails"].Settled));
        var set = await _billing.Alerts.SetAsync(
            account, new AlertRule { CreditType = "emails", Threshold = 5 }).OrThrow();
        Assert.Equal(("emails", account), (set.CreditType, set.Account));
        Assert.True((await _billing.Alerts.ClearAsync(account, "emails").OrThrow()).Seq >= set.Seq);
    }

    [Fact]
    public async Task Entries_are_told_as_they_happen()
    {
        var account = await fixture.OpenAccount("10");
        await using var events = _billing.Events.StreamAsync(account, afterSeq: 0).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(1, events.Current.Seq);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(("grant", 10m), (events.Current.Type, events.Current.Entry.Amount));

        var next = events.MoveNextAsync();
        await _billing.Usage.RecordAsync(account, OneEmail).OrThrow();

        Assert.True(await next.AsTask().WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(("debit", -1m), (events.Current.Type, events.Current.Entry.Amount));
    }

    [Fact]
    public async Task Reports_tell_what_was_used()
    {
        var account = await fixture.OpenAccount("10");
        await _billing.Usage.RecordAsync(account, OneEmail with { Quantity = 3 }).OrThrow();

        Assert.Equal(3m, Assert.Single((await _billing.Reports.UsageAsync(account).OrThrow()).Meters).Quantity);
        Assert.Equal(3m, (await _billing.Reports.PeriodsAsync(
            account).OrThrow()).Data.SelectMany(period => period.Counters).Sum(counter => counter.Count));
        var forecast = (await _billing.Reports.ForecastAsync(account).OrThrow()).Credits["emails"];
        Assert.Equal((7m, 3m), (forecast.Available, forecast.ConsumedInLast30Days));
    }

    private async Task<LedgerEntry> EntryOf(string account, long seq) =>
        (await Clients.All(_billing.Ledger.List(account))).Single(entry => entry.Seq == seq);
}
