namespace Billing.Domain.Tests.Sequences;

/// <summary>One command at one moment; with the key of an earlier step it is a repeat.</summary>
internal sealed record Step(Instant Clock, AccountCommand Command);

/// <summary>Makes up the next step, with a liking for the moments and amounts at which things tip over.</summary>
internal sealed class SequenceGenerator(int seed)
{
    private static readonly Asset[] Assets = [Emails, Usd];
    private static readonly string[] Rules = ["never", "never", "days:1", "days:3", "days:30", "period_end"];

    private readonly Random _random = new(seed);
    private readonly List<AccountCommand> _sent = [];
    private Instant _clock = Instant.OfDate(2028, 1, 28);
    private int _keys;

    public int Length => 12 + _random.Next(17);

    public Step Next(NaiveAccount account)
    {
        _clock = Clock(account);
        var command = _sent.Count == 0 && !Chance(20) ? Open() : Command(account);
        _sent.Add(command);
        return new Step(_clock, command);
    }

    private Instant Clock(NaiveAccount account) => _random.Next(20) switch
    {
        < 5 => _clock,
        < 8 => _clock.Micros(_random.Next(1, 4)),
        < 13 => Moment(account),
        < 16 => _clock.AddHours(_random.Next(1, 72)),
        < 17 => PlanCycle.CalendarMonths.PeriodAt(_clock).End.Micros(_random.Next(-1, 2)),
        < 18 => _clock.AddHours(24 * _random.Next(20, 45)),
        _ => new Instant(_clock.UnixMicros - _random.NextInt64(72L * 3_600_000_000)),
    };

    // Something's beginning or end, exactly or a microsecond beside it.
    private Instant Moment(NaiveAccount account)
    {
        var moments = account.Moments.Where(at => at > _clock).ToList();
        return moments.Count == 0
            ? _clock
            : moments[_random.Next(moments.Count)].Micros(Chance(3) ? _random.Next(-1, 2) : 0);
    }

    private AccountCommand Command(NaiveAccount account) => _random.Next(100) switch
    {
        < 24 => Grant(account),
        < 36 => new AccountCommand.Use(Key("usage"), Said(), new Demand.Credits(Asset(), Amount()), Chance(3), When()),
        < 45 => Metered(),
        < 48 => Commands.Count("seen", Amount()) with { Key = Key("usage"), Note = Said() },
        < 61 => Reserve(),
        < 74 => OnHold(account),
        < 78 => Void(account),
        < 86 => Adjust(),
        < 90 => new AccountCommand.Update(Key("update"), Said(), Text(), Text()),
        < 92 => Open(),
        _ => _sent.Count > 0 ? Repeat() : Open(),
    };

    private AccountCommand.Open Open() => Commands.Open(Chance(9) ? null : "a", "n") with { Key = Key("open") };

    private AccountCommand.GrantCredits Grant(NaiveAccount account)
    {
        var now = account.LastAt > _clock ? account.LastAt : _clock;
        Instant? from = Chance(3) ? now.AddHours(_random.Next(-30, 60)) : Chance(8) ? Moment(account) : null;
        var category = Chance(2) ? GrantCategory.Paid : GrantCategory.Promotional;
        var priority = Chance(30) ? _random.Next(-1, 102) : 50 + _random.Next(2);
        var rule = Rules[_random.Next(Rules.Length)];
        var expiry = Expiry.Read(rule)!;
        if (Chance(3))
        {
            var end = Chance(2) ? Moment(account) : now.AddHours(_random.Next(0, 50));
            (rule, expiry) = (end.ToString(), new Expiry.At(end));
        }
        return new(
            Key("grant"), Said(), Asset(), Amount(), expiry, new GrantTimesAsked(from, rule), priority, category);
    }

    private AccountCommand.Use Metered()
    {
        var asset = Asset();
        var precision = (byte)_random.Next(3);
        var unitCost = Units.Scale(precision) * _random.Next(1, 4);
        var quantity = _random.Next(Chance(20) ? -1 : 1, 25);
        var metered = Commands.Metered($"m{precision}", new Units(quantity, precision), unitCost, asset);
        return new(Key("usage"), Said(), metered, Chance(2), When());
    }

    private AccountCommand.Reserve Reserve() => new(
        Key("reserve"),
        Said(),
        new Demand.Credits(Asset(), Amount()),
        _random.Next(6) switch { 0 => null, 1 => 1, 2 => 86_400, 3 => _random.Next(-1, 90_000), _ => _random.Next(1, 7_200) },
        CountIn.Capture);

    // Capture, commit, release or extend: mostly of a reservation that there is, open or not.
    private AccountCommand OnHold(NaiveAccount account)
    {
        var seq = account.Holds.Count == 0 || Chance(20) ? _random.Next(1, 9) : account.Holds[_random.Next(account.Holds.Count)].Seq;
        var part = Chance(3) ? (long?)null : Chance(6) ? _random.Next(-1, 1) : _random.Next(1, 30);
        return _random.Next(8) switch
        {
            0 => new AccountCommand.Release(Key("release"), Said(), seq, []),
            1 => new AccountCommand.Extend(Key("extend"), Said(), seq, Chance(2) ? null : _random.Next(0, 90_000), []),
            < 5 => new AccountCommand.Capture(Key("commit"), Said(), seq, true, part, true, Excess(), []),
            _ => new AccountCommand.Capture(Key("capture"), Said(), seq, false, part, Chance(3), Excess(), []),
        };
    }

    private ExcessMode Excess() => Chance(3) ? ExcessMode.Strict : ExcessMode.Settle;

    private AccountCommand.VoidGrant Void(NaiveAccount account)
    {
        var grants = account.Credits.SelectMany(credit => credit.Grants).ToList();
        var seq = grants.Count == 0 || Chance(20) ? _random.Next(1, 9) : grants[_random.Next(grants.Count)].Seq;
        return new(Key("void_grant"), Said(), seq, []);
    }

    private AccountCommand.Adjust Adjust() => new(
        Key("adjust"), new Note(Chance(20) ? null : "why", "root", null), Asset(),
        Chance(3) ? Amount() : -Amount(), Chance(2));

    private AccountCommand Repeat()
    {
        var command = _sent[_random.Next(_sent.Count)];
        if (Chance(2))
            return command;
        return (_random.Next(4), command) switch
        {
            (0, _) => command with { Note = command.Note with { Reason = "other" } },
            (_, AccountCommand.GrantCredits c) => c with { Amount = c.Amount + 1 },
            (1, AccountCommand.Use c) => c with { AllowPartial = !c.AllowPartial },
            // The price has doubled since: the same request.
            (_, AccountCommand.Use { Demand: Demand.Metered { Own.Rate: { } rate } m } c) =>
                c with { Demand = m with { Own = m.Own with { Rate = rate with { UnitCost = 2 * rate.UnitCost } } } },
            (_, AccountCommand.Use { Demand: Demand.Credits credits } c) =>
                c with { Demand = credits with { Amount = credits.Amount + 1 } },
            (_, AccountCommand.Adjust c) => c with { Force = !c.Force },
            _ => Debit(1) with { Key = command.Key },
        };
    }

    private Asset Asset()
    {
        var asset = Assets[_random.Next(Assets.Length)];
        return Chance(60) ? asset with { Precision = 3 } : asset;
    }

    private long Amount() => _random.Next(60) switch
    {
        0 => 0,
        1 => -3,
        2 => Units.MaxCommandUnits + _random.Next(2),
        < 10 => 100,
        _ => _random.Next(1, 25),
    };

    private Note Said() => Chance(4) ? new Note("why", null, """{"a":"1"}""") : Note.None;

    private Instant? When() => Chance(9) ? Day(1) : null;

    private string? Text() => _random.Next(4) switch { 0 => null, 1 => "", 2 => "a", _ => "b" };

    private OperationKey Key(string operation) =>
        OperationKey.Generated(operation, new Guid(++_keys, 0, 0, new byte[8]));

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;
}
