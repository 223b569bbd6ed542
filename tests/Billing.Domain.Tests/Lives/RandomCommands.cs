using System.Collections.Immutable;

namespace Billing.Domain.Tests.Lives;

/// <summary>Makes up commands of every kind, mostly about what the account has.</summary>
internal sealed class RandomCommands(Random random, RandomPlans made, IReadOnlyList<LedgerEntry> ledger)
{
    private readonly RandomMoney _money = new(random, made, ledger);
    private readonly RandomReturns _returns = new(random, made, ledger);

    public AccountCommand Next(AccountState state, Scenarios.Plans plans, Instant now) => random.Next(28) switch
    {
        0 or 1 => Grant(now),
        2 or 3 or 4 => new AccountCommand.Use(Key("use"), Note.None, Demand(), random.Next(4) == 0, null),
        5 => Adjust(random.Next(-150, 151), random.Next(2) == 0, made.Asset()),
        6 or 7 or 8 => new AccountCommand.Reserve(Key("reserve"), Note.None, Demand(), Ttl(), (CountIn)random.Next(2)),
        9 or 10 => Capture(),
        11 => new AccountCommand.Release(Key("release"), Note.None, Reservation(out var of), About(of)),
        12 => new AccountCommand.Extend(Key("extend"), Note.None, Reservation(out var of), Ttl(), About(of)),
        13 => Void(),
        14 => Reverse(),
        15 => SetPlan(plans),
        16 or 17 or 18 or 19 or 20 => _money.Next(state, plans, now),
        21 or 22 or 23 or 24 or 25 or 26 => _returns.Next(),
        _ => new AccountCommand.SetAlert(Key("alert"), Note.None, made.Asset(), Alert()),
    };

    private AccountCommand.GrantCredits Grant(Instant now)
    {
        Instant? from = random.Next(5) == 0 ? now.Micros(random.NextInt64(-1_000_000, 2_000_000_000_000)) : null;
        return new(
            Key("grant"),
            Note.None,
            made.Asset(),
            random.Next(1, 300),
            made.Expiry(),
            new GrantTimesAsked(from, null),
            random.Next(3) * 25,
            (GrantCategory)random.Next(2));
    }

    private Demand Demand()
    {
        if (random.Next(2) == 0)
            return new Demand.Credits(made.Asset(), random.Next(1, 120));
        var meter = RandomPlans.Meters[random.Next(2)];
        return Metered(meter, new Units(random.Next(1, 60), 0), random.Next(2) == 0 ? 2 : null, made.Asset());
    }

    private AccountCommand.Capture Capture()
    {
        var seq = Reservation(out _);
        var part = random.Next(3) == 0 ? (long?)null : random.Next(0, 150);
        return new(
            Key("capture"), Note.None, seq, random.Next(2) == 0, part, random.Next(2) == 0, (ExcessMode)random.Next(2), About(seq));
    }

    private AccountCommand.VoidGrant Void()
    {
        var seq = Any(e => e is AccountEvent.Granted or AccountEvent.RolledOver or AccountEvent.Reversed);
        return new(Key("void"), Note.None, seq, About(seq));
    }

    private AccountCommand.Reverse Reverse()
    {
        var seq = Any(e => e is AccountEvent.Debited or AccountEvent.Captured);
        ImmutableArray<GrantLine> lines = ledger[(int)seq - 1].Event switch
        {
            AccountEvent.Debited debited => debited.Lines,
            AccountEvent.Captured captured => [.. captured.Pinned, .. captured.Lines],
            _ => [],
        };
        var asked = new ReversalAsked(
            random.Next(2) == 0 ? null : random.Next(1, 60), random.Next(3) == 0 ? random.Next(1, 40) : null);
        return new(Key("reverse"), Note.None, seq, asked, About([seq, .. lines.Select(line => line.GrantSeq)]));
    }

    private AccountCommand.SetPlan SetPlan(Scenarios.Plans plans)
    {
        var slug = random.Next(5) == 0 ? null : $"p{random.Next(3)}";
        var plan = slug is null ? plans.DefaultPlan : plans.Newest(slug);
        var source = plan is null ? PlanSource.None : slug is null ? PlanSource.Default : PlanSource.Manual;
        var asked = new PlanChangeAsked(slug, random.Next(2) == 0, (CreditPolicy)random.Next(4));
        return new(Key("plan"), Note.None, plan, source, asked);
    }

    private AlertTerms? Alert() => random.Next(3) switch
    {
        0 => null,
        1 => new AlertTerms(random.Next(1, 101), null, random.Next(20), 0, (AlertBasis)random.Next(2)),
        _ => new AlertTerms(null, random.Next(100), random.Next(20), random.Next(1_000), (AlertBasis)random.Next(2)),
    };

    private int? Ttl() => random.Next(3) == 0 ? null : random.Next(1, 86_401);

    private long Reservation(out long seq) => seq = Any(e => e is AccountEvent.Reserved);

    private long Any(Func<AccountEvent, bool> which)
    {
        var seqs = ledger.Where(entry => which(entry.Event)).Select(entry => entry.Seq).ToList();
        return seqs.Count == 0 ? 1 : seqs[random.Next(seqs.Count)];
    }

    private ImmutableArray<LedgerEntry> About(params long[] seqs) => [.. ledger.Where(entry =>
        seqs.Contains(entry.Seq) || (entry.Event.SubjectSeq is { } subject && seqs.Contains(subject)))];
}
