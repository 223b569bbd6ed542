using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Billing.Domain.Values;
using Billing.Grains.Tests.Accounts;

namespace Billing.Grains.Tests.Golden;

/// <summary>A life that leaves an account with something of everything: a new golden ledger and snapshot.</summary>
internal sealed class GoldenLife
{
    private static readonly Asset Emails = new("emails", 0, BurnOrder.Fifo);
    private static readonly Asset Tokens = new("tokens", 2, BurnOrder.ExpiryFirst);
    private static readonly PlanMeter Sent =
        new("sent", 0, 50, 5_000, LimitMode.Soft, new MeterRate(Emails, 2), OverageMode.Bill, 4_000);
    private static readonly Instant January = Instant.OfDate(2026, 1, 10);
    private static readonly Instant February = Instant.OfDate(2026, 2, 3);
    private readonly List<LedgerEntry> _ledger = [];
    private readonly FakePlans _plans = new();
    private AccountState _state;
    private int _calls;

    private GoldenLife(long accountNo) => _state = AccountState.Unopened(accountNo);

    /// <summary>Lives it.</summary>
    public static (ImmutableArray<LedgerEntry> Ledger, AccountState State) Of(long accountNo)
    {
        var life = new GoldenLife(accountNo);
        life.Live();
        return ([.. life._ledger], life._state);
    }

    private void Live()
    {
        var rollover = new RolloverTerms(50, 2, new Expiry.Days(30), 400);
        var (pro, team) = (Plan("pro", rollover), Plan("team", null));
        _plans.Put(pro);
        _plans.Put(team);
        Run(new AccountCommand.Open(
            Key(), Note.None, "acme", "billing@acme.test", "Acme", new OpeningAsked("pro", "clk_1"), pro,
            PlanSource.Manual, new TestClock("clk_1", January)));
        Run(new AccountCommand.SetAlert(
            Key(), Note.None, Tokens, new AlertTerms(null, 10_000, 50, 60, AlertBasis.Available)));
        Run(Grant(Tokens, 9_000, new GrantTimesAsked(null, null)));
        Run(Grant(Tokens, 1_000, new GrantTimesAsked(Instant.OfDate(2026, 3, 15), "days:30")));
        Run(Use(new Demand.Metered(new Units(70, 0), Sent)));
        Run(Reserve(new Demand.Metered(new Units(20, 0), Sent), CountIn.Reservation));
        Run(Reserve(new Demand.Credits(Tokens, 250), CountIn.Capture));
        var late = Run(Reserve(new Demand.Credits(Tokens, 100), CountIn.Capture, 3_600)).Seq;
        Run(Use(new Demand.Credits(Tokens, 500)));
        Run(new AccountCommand.Adjust(Key(), Note.None, Emails, -5_000, true));
        Run(new AccountCommand.AdvanceClock(Key(), Note.None, "clk_1", February));
        Run(new AccountCommand.Capture(
            Key(), Note.None, late, true, 100, true, ExcessMode.Settle, [.. _ledger]));
        Run(Use(new Demand.Metered(new Units(7, 0), Sent)));
        Run(new AccountCommand.SetPlan(
            Key(), Note.None, team, PlanSource.Manual, new PlanChangeAsked("team", true, CreditPolicy.None)));
    }

    private LedgerEntry Run(AccountCommand command)
    {
        var nonce = new Guid(++_calls, 0, 0, new byte[8]);
        var turn = AccountTurn.Run(_state, command, _plans, January, nonce);
        Assert.True(turn.Refusal is null, $"{command} was refused: {turn.Refusal}");
        _ledger.AddRange(turn.Entries);
        _state = turn.State;
        return turn.Answer!;
    }

    private OperationKey Key() => OperationKey.FromClient(Operations.Adjust, $"life-{_calls}");

    private AccountCommand.GrantCredits Grant(Asset asset, long amount, GrantTimesAsked asked) => new(
        Key(), Note.None, asset, amount, Expiry.Read(asked.Expires ?? "never")!, asked, 40, GrantCategory.Promotional);

    private AccountCommand.Use Use(Demand demand) => new(Key(), Note.None, demand, false, null);

    private AccountCommand.Reserve Reserve(Demand demand, CountIn countIn, int? ttlSeconds = 2_592_000) =>
        new(Key(), Note.None, demand, ttlSeconds, countIn);

    private static PlanTerms Plan(string slug, RolloverTerms? rollover) => new(
        slug, 3, "The plan", 2, new PlanPrice(2_900, "eur", BillingInterval.Month), PeriodKind.Calendar,
        [new PlanCredit(Emails, 1_000, new Expiry.PeriodEnd(), 50, 20, rollover)], [Sent]);
}
