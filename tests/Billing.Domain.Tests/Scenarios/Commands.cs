using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Tests.Scenarios;

/// <summary>Commands with every part filled in that a test does not care about. Each has a key of its own.</summary>
internal static class Commands
{
    public static readonly Asset Emails = new("emails", 0, BurnOrder.Fifo);
    public static readonly Asset Usd = new("usd", 2, BurnOrder.ExpiryFirst);

    /// <summary>An empty catalog.</summary>
    public static readonly IPlanBook NoPlans = new Plans();

    private static long s_lastKey;

    /// <summary>Midnight that begins a day counted from 1 January 2026, day 1.</summary>
    public static Instant Day(int day) => Instant.OfDate(2026, 1, 1).AddHours(24L * (day - 1));

    public static Instant Micros(this Instant at, long micros) => new(at.UnixMicros + micros);

    /// <summary>The calendar month that holds a moment.</summary>
    public static Period MonthOf(Instant at) => PlanCycle.CalendarMonths.PeriodAt(at);

    public static OperationKey Key(string operation, string? text = null) =>
        OperationKey.FromClient(operation, text ?? $"k{Interlocked.Increment(ref s_lastKey)}");

    public static Note Because(string reason, string? actor = null) => new(reason, actor, null);

    public static AccountCommand.Open Open(
        string? email = "a@acme.test", string? name = "Acme", PlanTerms? plan = null, TestClock? clock = null) =>
        new(
            Key(Operations.Open),
            Note.None,
            "acme",
            email,
            name,
            new OpeningAsked(plan?.Slug, clock?.Id),
            plan,
            plan is null ? PlanSource.None : PlanSource.Manual,
            clock);

    public static AccountCommand.Update Update(string? email = null, string? name = null) =>
        new(Key(Operations.Update), Note.None, email, name);

    public static AccountCommand.GrantCredits Grant(
        long amount,
        Asset? of = null,
        string expires = "never",
        Instant? until = null,
        Instant? from = null,
        int priority = 50,
        GrantCategory category = GrantCategory.Paid,
        string? key = null)
    {
        var expiry = until is { } at ? new Expiry.At(at) : Expiry.Read(expires)!;
        var asked = new GrantTimesAsked(from, until?.ToString() ?? expires);
        return new(Key(Operations.Grant, key), Note.None, of ?? Emails, amount, expiry, asked, priority, category);
    }

    public static AccountCommand.Use Debit(long amount, Asset? of = null, bool partial = false, string? key = null) =>
        new(Key(Operations.Usage, key), Note.None, new Demand.Credits(of ?? Emails, amount), partial, null);

    /// <summary>Metered usage; without a plan it costs <paramref name="unitCost"/> credit units per whole unit of the meter.</summary>
    public static AccountCommand.Use Meter(
        string meter, Units quantity, long unitCost, Asset? of = null, bool partial = false, string? key = null) =>
        new(Key(Operations.Usage, key), Note.None, Metered(meter, quantity, unitCost, of), partial, null);

    public static AccountCommand.Use Count(string meter, long quantity, byte precision = 0) =>
        new(Key(Operations.Usage), Note.None, Metered(meter, new Units(quantity, precision), null), false, null);

    /// <summary>Units of a meter with terms of its own: at a price, or counted only.</summary>
    public static Demand.Metered Metered(string meter, Units quantity, long? unitCost, Asset? of = null) =>
        new(quantity, new PlanMeter(
            meter,
            quantity.Precision,
            0,
            null,
            LimitMode.None,
            unitCost is { } cost ? new MeterRate(of ?? Emails, cost) : null,
            OverageMode.Block,
            null));

    public static AccountCommand.Adjust Adjust(
        long amount, bool force = false, Asset? of = null, string? reason = "correction", string? actor = "root") =>
        new(Key(Operations.Adjust), new Note(reason, actor, null), of ?? Emails, amount, force);
}
