namespace Billing.Domain.Tests.Lives;

/// <summary>Makes up plans of every kind: limits, rates, overage, credits that expire and roll over.</summary>
internal sealed class RandomPlans(Random random)
{
    public static readonly string[] Meters = ["sent", "seen"];

    public Asset Asset() => random.Next(2) == 0 ? Emails : Usd;

    public PlanTerms Plan(string slug, int version) => new(
        slug,
        version,
        slug,
        random.Next(3),
        random.Next(2) == 0 ? null : new PlanPrice(1900, "usd", random.Next(6) == 0 ? BillingInterval.Year : BillingInterval.Month),
        random.Next(2) == 0 ? PeriodKind.Calendar : PeriodKind.Anchored,
        [.. new[] { Emails, Usd }.Where(_ => random.Next(2) == 0).Select(Credit)],
        [.. Meters.Where(_ => random.Next(5) > 0).Select(Meter)]);

    public Expiry Expiry() => random.Next(4) switch
    {
        0 => new Expiry.Never(),
        1 => new Expiry.PeriodEnd(),
        _ => new Expiry.Days(random.Next(1, 60)),
    };

    private PlanCredit Credit(Asset asset) => new(
        asset,
        random.Next(1, 500),
        Expiry(),
        random.Next(3) == 0 ? 10 : 50,
        random.Next(2) == 0 ? random.Next(1, 101) : null,
        random.Next(2) == 0 ? null : new RolloverTerms(
            random.Next(1, 101), random.Next(1, 3), Window(), random.Next(2) == 0 ? random.Next(1, 50) : null));

    private Expiry Window() => random.Next(2) == 0 ? new Expiry.PeriodEnd() : new Expiry.Days(random.Next(1, 50));

    private PlanMeter Meter(string code)
    {
        var mode = (LimitMode)random.Next(3);
        var rate = random.Next(3) == 0 ? null : new MeterRate(Asset(), random.Next(1, 4));
        var overage = (OverageMode)random.Next(rate is null ? 2 : 3);
        return new PlanMeter(
            code,
            0,
            random.Next(2) == 0 ? 0 : random.Next(1, 60),
            mode == LimitMode.None ? null : random.Next(1, 300),
            mode,
            rate,
            overage,
            overage != OverageMode.Block && random.Next(2) == 0 ? random.Next(1, 80) : null);
    }
}
