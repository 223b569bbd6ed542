using System.Collections.Immutable;
using Billing.Domain.Payments;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>An account as its ledger up to <see cref="Seq"/> says. Immutable; made only by <see cref="Account.Evolve"/>.</summary>
/// <param name="AccountNo">The account's number in the store.</param>
/// <param name="AccountId">Its public id.</param>
/// <param name="Email">Contact, or null.</param>
/// <param name="Name">Display name, or null.</param>
/// <param name="Asked">What else its opening asked for, to recognise the same request again.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Seq">The last entry's sequence number; 0 before the account is opened.</param>
/// <param name="Hash">The last entry's chain hash.</param>
/// <param name="LastAt">The last entry's time.</param>
/// <param name="Clock">The test clock that it lives by, or null for real time.</param>
/// <param name="Plan">Its plan and period.</param>
/// <param name="Credits">What it holds, by credit type in order of first use.</param>
/// <param name="Counters">What each meter counted in the current period.</param>
/// <param name="Reservations">Open reservations.</param>
/// <param name="Late">Closed periods in which captures may still count (SEMANTICS C11).</param>
/// <param name="Payments">Where it stands with its payment provider.</param>
public sealed record AccountState(
    long AccountNo,
    string AccountId,
    string? Email,
    string? Name,
    OpeningAsked Asked,
    Instant OpenedAt,
    long Seq,
    ChainHash Hash,
    Instant LastAt,
    TestClock? Clock,
    PlanState Plan,
    ImmutableArray<CreditBalance> Credits,
    ImmutableArray<MeterCounter> Counters,
    ReservationBook Reservations,
    ImmutableArray<ClosedPeriod> Late,
    PaymentState Payments)
{
    private static readonly PlanState NoPlan = PlanState.NoneAt(default);

    /// <summary>An account of which nothing is written yet.</summary>
    public static AccountState Unopened(long accountNo) => new(
        accountNo, "", null, null, OpeningAsked.Nothing, default, 0, default, default, null, NoPlan, [], [],
        ReservationBook.Empty, [], PaymentState.None);

    /// <summary>Whether the account exists.</summary>
    public bool IsOpen => Seq > 0;

    /// <summary>What it holds of a credit type, or null when it never held any.</summary>
    public CreditBalance? Credit(string creditType)
    {
        foreach (var credit in Credits)
        {
            if (credit.CreditType == creditType)
                return credit;
        }
        return null;
    }

    /// <summary>What a meter counted in the current period, or null for nothing yet.</summary>
    public MeterCounter? Counter(string meter) => MeterCounter.Find(Counters, meter);

    /// <summary>When something is due without any command, or null.</summary>
    public Instant? NextDueAt
    {
        get
        {
            if (!IsOpen)
                return null;
            var next = Plan.Period.End;
            if (Reservations.NextEndAt is { } end && end < next)
                next = end;
            foreach (var credit in Credits)
            {
                if (credit.NextDueAt is { } at && at < next)
                    next = at;
            }
            if (Recharging.DueAt(this) is { } recharge && recharge < next)
                next = recharge;
            return next;
        }
    }

    /// <summary>
    /// When somebody should look after the account, or null: what is due then can be seen from outside. The turn of a period
    /// that grants nothing and changes no plan can wait for the next call.
    /// </summary>
    public Instant? WakeAt
    {
        get
        {
            if (NextDueAt is not { } due)
                return null;
            var turns = Plan.Next is not null || Plan.Terms is { Credits.IsEmpty: false } || !Counters.IsEmpty
                || Recharging.WaitsForPeriod(this);
            return due < Plan.Period.End || turns ? due : null;
        }
    }
}

/// <summary>What an opening asked for besides particulars, as its caller gave it.</summary>
/// <param name="Plan">A plan's slug, or null.</param>
/// <param name="ClockId">A test clock's id, or null.</param>
public sealed record OpeningAsked(string? Plan, string? ClockId)
{
    /// <summary>Nothing.</summary>
    public static readonly OpeningAsked Nothing = new(null, null);
}

/// <summary>A clock that an account lives by instead of real time; only calls move it.</summary>
/// <param name="Id">The clock's id.</param>
/// <param name="Now">Its present.</param>
public sealed record TestClock(string Id, Instant Now);

/// <summary>A period that has closed, with its counters.</summary>
public sealed record ClosedPeriod(Period Period, ImmutableArray<MeterCounter> Counters);

/// <summary>What a meter counted within one period.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Count">All admitted units, in the meter's precision; never negative.</param>
/// <param name="Included">Those of them that were included in the plan.</param>
/// <param name="Overage">Those of them that are billed afterwards.</param>
public sealed record MeterCounter(string Meter, Units Count, long Included, long Overage)
{
    /// <summary>The counter of a meter, or null.</summary>
    public static MeterCounter? Find(ImmutableArray<MeterCounter> counters, string meter)
    {
        foreach (var counter in counters)
        {
            if (counter.Meter == meter)
                return counter;
        }
        return null;
    }

    /// <summary>The counters with usage added, or taken back where it is negative; never below nothing.</summary>
    internal static ImmutableArray<MeterCounter> Add(ImmutableArray<MeterCounter> counters, MeterCounter more)
    {
        for (var i = 0; i < counters.Length; i++)
        {
            if (counters[i].Meter != more.Meter)
                continue;
            var sum = counters[i] with
            {
                Count = counters[i].Count with { Value = Math.Max(0, counters[i].Count.Value + more.Count.Value) },
                Included = Math.Max(0, counters[i].Included + more.Included),
                Overage = Math.Max(0, counters[i].Overage + more.Overage),
            };
            return counters.SetItem(i, sum);
        }
        return more.Count.Value < 0 ? counters : counters.Add(more);
    }
}
