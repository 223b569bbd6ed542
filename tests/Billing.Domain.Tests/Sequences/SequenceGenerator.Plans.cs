using Billing.Domain.Plans;
using Catalog = Billing.Domain.Tests.Scenarios.Plans;

namespace Billing.Domain.Tests.Sequences;

/// <summary>Plans, meters, reservations, reversals.</summary>
internal sealed partial class SequenceGenerator
{
    private static readonly string[] Slugs = ["free", "basic", "pro"];

    private PlanTerms? AnyPlan(Catalog plans) => plans.Newest(Pick(Slugs));

    private PlanTerms NewPlan(Catalog plans)
    {
        var slug = Pick(Slugs);
        var price = Chance(2) ? null : new PlanPrice(990, "eur", Chance(5) ? BillingInterval.Year : BillingInterval.Month);
        return new PlanTerms(
            slug,
            (plans.Newest(slug)?.Version ?? 0) + 1,
            slug,
            Array.IndexOf(Slugs, slug),
            price,
            Chance(2) ? PeriodKind.Calendar : PeriodKind.Anchored,
            [.. Assets.Where(_ => !Chance(3)).Select(CreditOf)],
            [.. Enumerable.Range(0, 3).Where(_ => _isMetered || !Chance(5)).Select(MeterOf)]);
    }

    private PlanCredit CreditOf(Asset asset)
    {
        var rollover = Chance(2) ? null : new RolloverTerms(
            Pick(1, 25, 50, 100), _random.Next(1, 4), Window(), Chance(2) ? null : _random.Next(1, 20));
        return new(asset, _random.Next(1, 60), Window(), 50 + _random.Next(2), Chance(2) ? null : 20, rollover);
    }

    private Expiry Window() => Pick<Expiry>(
        new Expiry.PeriodEnd(), new Expiry.PeriodEnd(), new Expiry.Days(30), new Expiry.Days(_random.Next(1, 62)), new Expiry.Never());

    // A meter that neither charges nor bills only counts: it includes nothing.
    private PlanMeter MeterOf(int precision)
    {
        var rate = RateOf(precision);
        var overage = Pick(OverageMode.Block, OverageMode.Bill, OverageMode.Deficit);
        if (rate is null && overage == OverageMode.Deficit)
            overage = OverageMode.Bill;
        long? cap = overage == OverageMode.Block || Chance(2) ? null : _random.Next(0, 30);
        var included = (rate is null && overage == OverageMode.Block) || Chance(3) ? 0 : _random.Next(1, 30);
        var mode = Pick(LimitMode.None, LimitMode.None, LimitMode.Soft, LimitMode.Hard);
        long? limit = mode == LimitMode.None ? null : _random.Next(0, 60);
        return new($"m{precision}", (byte)precision, included, limit, mode, rate, overage, cap);
    }

    private MeterRate? RateOf(int precision) =>
        Chance(4) ? null : new MeterRate(!_isMetered && Chance(4) ? Usd : Emails, Units.Scale((byte)precision) * _random.Next(1, 4));

    private Demand.Metered Metered()
    {
        var precision = (byte)(_isMetered ? 0 : _random.Next(3));
        var own = new PlanMeter($"m{precision}", precision, 0, null, LimitMode.None, RateOf(precision), OverageMode.Block, null);
        return new(new Units(Chance(40) ? 0 : _random.Next(1, 25), Chance(60) ? (byte)3 : precision), own);
    }

    private AccountCommand.SetPlan SetPlan(PlanTerms? plan)
    {
        plan = Chance(6) ? null : plan;
        var policy = Pick(CreditPolicy.TopUpDifference, CreditPolicy.FullNew, CreditPolicy.Prorate, CreditPolicy.None);
        var source = Chance(60) ? PlanSource.Subscription : Chance(8) ? PlanSource.Default : PlanSource.Manual;
        return new(
            Key("set_plan"), Said(), plan, plan is null ? PlanSource.None : source,
            new PlanChangeAsked(plan?.Slug, Chance(3), policy));
    }

    private AccountCommand.Reserve Reserve(NaiveAccount account)
    {
        Demand demand = _isMetered || Chance(2) ? Metered() : new Demand.Credits(AssetOf(account), Chance(30) ? Amount() : _random.Next(1, 12));
        return new(Key("reserve"), Said(), demand, Ttl(), Chance(_isMetered ? 5 : 2) ? CountIn.Capture : CountIn.Reservation);
    }

    private int? Ttl() => _random.Next(_isMetered ? 12 : 20) switch { 0 => 0, 1 => 86_401, < 6 => null, < 12 => 86_400, _ => _random.Next(1, 7_200) };

    private AccountCommand.Capture Capture(NaiveAccount account)
    {
        var seq = HoldOf(account);
        var hold = account.Holds.Find(one => one.Seq == seq);
        long? part = _random.Next(12) switch
        {
            < 2 => null,
            2 => 0,
            3 => Chance(9) ? -1 : hold?.Reserved,
            4 => (hold?.Left ?? 0) + _random.Next(1, 10),
            5 => hold?.CommitAsked ?? hold?.Left,
            6 => _random.Next(1, 60),
            _ => _random.Next(1, 8),
        };
        var commit = Chance(2);
        return new(
            Key(commit ? "commit" : "capture"), Said(), seq, commit, part, Chance(4),
            Chance(3) ? ExcessMode.Strict : ExcessMode.Settle, []);
    }

    private AccountCommand.Reverse Reverse(NaiveAccount account)
    {
        var (seq, left) = (AnySeq(account), 5L);
        if (account.Uses.Count > 0 && !Chance(12))
        {
            var use = account.Uses[_random.Next(account.Uses.Count)];
            (seq, left) = (use.Seq, use.Left);
        }
        long? part = _random.Next(6) switch { 0 => null, 1 => left, 2 => left + 1, 3 => 0, _ => _random.Next(1, 8) };
        int? days = Chance(2) ? null : Chance(20) ? 0 : _random.Next(1, 40);
        return new(Key("reverse"), Said(), seq, new ReversalAsked(part, days), []);
    }

    // Mostly an open one.
    private long HoldOf(NaiveAccount account)
    {
        var open = account.OpenHolds.ToList();
        if (open.Count > 0 && !Chance(5))
            return open[_random.Next(open.Count)].Seq;
        return account.Holds.Count > 0 && !Chance(9) ? account.Holds[_random.Next(account.Holds.Count)].Seq : AnySeq(account);
    }

    private long GrantOf(NaiveAccount account)
    {
        var grants = account.Grants.ToList();
        return grants.Count > 0 && !Chance(9) ? grants[_random.Next(grants.Count)].Seq : AnySeq(account);
    }

    private long AnySeq(NaiveAccount account) => _random.NextInt64(1, account.Seq + 3);
}
