using Billing.Domain.Plans;
using Catalog = Billing.Domain.Tests.Scenarios.Plans;

namespace Billing.Domain.Tests.Sequences;

/// <summary>One command at one moment, and a version of a plan that was published before it.</summary>
internal sealed record Step(Instant Clock, AccountCommand Command, PlanTerms? Published = null, bool ByDefault = false);

/// <summary>Makes up the next step, with a liking for the moments and amounts at which things tip over.</summary>
internal sealed partial class SequenceGenerator
{
    private static readonly Asset[] Assets = [Emails, Usd];

    private readonly Random _random;
    private readonly bool _isLong;
    private readonly bool _isMetered;
    private Instant _clock = Instant.OfDate(2028, 1, 28);
    private int _keys;

    public SequenceGenerator(int seed)
    {
        _random = new Random(seed);
        _isLong = Chance(200);
        // One meter, held in one period and captured in the next: what the wide sequences meet too seldom.
        _isMetered = Chance(4);
        if (_isMetered)
            _clock = _clock.AddHours(24 * 3);
        Length = _isLong ? _random.Next(100, 250) : 8 + _random.Next(25);
    }

    public int Length { get; }

    public Step Next(SequenceRun run)
    {
        var account = run.Model;
        _clock = Clock(account);
        var published = Chance(account.IsOpen ? 12 : 2) ? NewPlan(run.Plans) : null;
        var command = account.IsOpen || Chance(30) ? Command(account, run.Plans) : Open(published ?? AnyPlan(run.Plans));
        return new Step(_clock, command, published, Chance(4));
    }

    private Instant Clock(NaiveAccount account) => _random.Next(_isLong || _isMetered ? 120 : 40) switch
    {
        < 8 => Moment(account),
        < 14 => _clock.Micros(_random.Next(1, 4)),
        < 18 => _clock.AddSeconds(_random.Next(1, 2_000)),
        < 22 => _clock.AddHours(_random.Next(1, 72)),
        22 or 60 or 61 or 62 or 63 => account.IsOpen ? account.Period.End.Micros(_random.Next(-1, 2)) : _clock,
        23 => _clock.AddHours(24 * _random.Next(20, 45)),
        24 => Chance(4) ? _clock.AddHours(24 * _random.Next(45, 450)) : _clock,
        25 => new Instant(_clock.UnixMicros - _random.NextInt64(72L * 3_600_000_000)),
        _ => _clock,
    };

    // Something's beginning or end, exactly or a microsecond beside it; mostly the next one.
    private Instant Moment(NaiveAccount account)
    {
        if (!account.IsOpen)
            return _clock;
        var now = account.Clock?.Now ?? _clock;
        var moments = account.Moments.Where(at => at > now).OrderBy(at => at.UnixMicros).ToList();
        if (moments.Count == 0)
            return _clock;
        var chosen = Chance(2) ? moments[0] : moments[_random.Next(moments.Count)];
        return chosen.Micros(Chance(3) ? _random.Next(-1, 2) : 0);
    }

    private AccountCommand Command(NaiveAccount account, Catalog plans) => _random.Next(100) switch
    {
        < 13 => Grant(account),
        < 20 => new AccountCommand.Use(Key("usage"), Said(), new Demand.Credits(AssetOf(account), Amount()), Chance(3), When()),
        < 30 => new AccountCommand.Use(Key("usage"), Said(), Metered(), Chance(3), When()),
        < 35 => Adjust(account),
        < 51 => Reserve(account),
        < 74 when account.Holds.Count == 0 && !Chance(9) => Reserve(account),
        < 66 => Capture(account),
        < 70 => new AccountCommand.Release(Key("release"), Said(), HoldOf(account), []),
        < 74 => new AccountCommand.Extend(Key("extend"), Said(), HoldOf(account), Ttl(), []),
        < 81 when account.Uses.Count == 0 && !Chance(9) => Grant(account),
        < 81 => Reverse(account),
        < 84 => new AccountCommand.VoidGrant(Key("void_grant"), Because("why", "root"), GrantOf(account), []),
        < 92 => SetPlan(AnyPlan(plans)),
        < 94 => SetAlert(account),
        < 97 when account.Clock is null && !Chance(9) => Adjust(account),
        < 97 => Advance(account),
        < 98 => new AccountCommand.Update(Key("update"), Said(), Text(), Text()),
        _ => Open(AnyPlan(plans)),
    };

    private AccountCommand.Open Open(PlanTerms? plan)
    {
        var source = Chance(15) ? PlanSource.Subscription : Chance(2) ? PlanSource.Manual : PlanSource.Default;
        var clock = Chance(3) ? new TestClock("clock", _clock.AddHours(_random.Next(-9, 9))) : null;
        plan = Chance(3) ? null : plan;
        return new(
            Key("open"), Note.None, "acme", Chance(9) ? null : "a", "n", new OpeningAsked(plan?.Slug, clock?.Id), plan,
            plan is null ? PlanSource.None : source, clock);
    }

    private AccountCommand.AdvanceClock Advance(NaiveAccount account)
    {
        var now = account.Clock?.Now ?? _clock;
        var to = _random.Next(6) switch
        {
            0 => now.Micros(_random.Next(-2, 3)),
            1 => now.AddHours(_random.Next(72)),
            2 => now.AddHours(24 * _random.Next(20, 90)),
            _ => Moment(account),
        };
        return new(Key("advance_clock"), Said(), Chance(20) ? "other" : "clock", to);
    }

    private AccountCommand.GrantCredits Grant(NaiveAccount account)
    {
        var now = account.Clock?.Now ?? (account.LastAt > _clock ? account.LastAt : _clock);
        Instant? from = Chance(4) ? now.AddHours(_random.Next(-30, 60)) : Chance(8) ? Moment(account) : null;
        var category = Chance(2) ? GrantCategory.Paid : GrantCategory.Promotional;
        var priority = Chance(30) ? _random.Next(-1, 102) : 50 + _random.Next(2);
        var rule = Pick("never", "never", "days:1", "days:3", "days:30", "period_end");
        var expiry = Expiry.Read(rule)!;
        if (Chance(4))
        {
            var end = Chance(2) ? Moment(account) : now.AddHours(_random.Next(0, 50));
            (rule, expiry) = (end.ToString(), new Expiry.At(end));
        }
        return new(
            Key("grant"), Said(), AssetOf(account), Amount() * (Chance(2) ? 1 : 4), expiry, new GrantTimesAsked(from, rule), priority, category);
    }

    private AccountCommand.Adjust Adjust(NaiveAccount account) => new(
        Key("adjust"), new Note(Chance(30) ? null : "why", Chance(30) ? null : "root", null), AssetOf(account),
        Chance(3) ? Amount() : -Amount(), Chance(2));

    private AccountCommand.SetAlert SetAlert(NaiveAccount account)
    {
        int? percent = Chance(2) ? _random.Next(0, 101) : null;
        long? amount = percent is null || Chance(9) ? _random.Next(100) : null;
        var alert = Chance(4) ? null : new AlertTerms(
            percent, amount, _random.Next(3), Chance(3) ? 3_600 : 0, Chance(3) ? AlertBasis.Available : AlertBasis.Settled);
        return new(Key("set_alert"), Said(), AssetOf(account), alert);
    }

    // Another precision only where the account has the type: the first grant fixes it.
    private Asset AssetOf(NaiveAccount account)
    {
        var asset = Pick(Assets);
        var isHeld = account.Credits.Exists(credit => credit.Code == asset.CreditType);
        return isHeld && Chance(60) ? asset with { Precision = 3 } : asset;
    }

    private long Amount() => _random.Next(60) switch
    {
        0 => 0,
        1 => -3,
        2 => Units.MaxCommandUnits + 1,
        3 => Units.MaxCommandUnits,
        < 10 => 100,
        _ => _random.Next(1, 25),
    };

    private Note Said() => Chance(4) ? new Note("why", null, """{"a":"1"}""") : Note.None;

    private Instant? When() => Chance(9) ? Day(1) : null;

    private string? Text() => Pick<string?>(null, "", "a", "b");

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];

    private OperationKey Key(string operation) =>
        OperationKey.Generated(operation, new Guid(++_keys, 0, 0, new byte[8]));

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;
}
