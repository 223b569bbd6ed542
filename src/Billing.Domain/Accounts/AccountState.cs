using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>An account as its ledger up to <see cref="Seq"/> says. Immutable; made only by <see cref="Account.Evolve"/>.</summary>
/// <param name="AccountNo">The account's number in the store.</param>
/// <param name="AccountId">Its public id.</param>
/// <param name="Email">Contact, or null.</param>
/// <param name="Name">Display name, or null.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Seq">The last entry's sequence number; 0 before the account is opened.</param>
/// <param name="Hash">The last entry's chain hash.</param>
/// <param name="LastAt">The last entry's time.</param>
/// <param name="Credits">What it holds, by credit type in order of first use.</param>
/// <param name="Counters">What each meter counted in its current period.</param>
public sealed record AccountState(
    long AccountNo,
    string AccountId,
    string? Email,
    string? Name,
    Instant OpenedAt,
    long Seq,
    ChainHash Hash,
    Instant LastAt,
    ImmutableArray<CreditBalance> Credits,
    ImmutableArray<MeterCounter> Counters)
{
    /// <summary>An account of which nothing is written yet.</summary>
    public static AccountState Unopened(long accountNo) =>
        new(accountNo, "", null, null, default, 0, default, default, [], []);

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

    /// <summary>A meter's count in <paramref name="period"/>, in smallest units.</summary>
    public long Count(string meter, Period period)
    {
        foreach (var counter in Counters)
        {
            if (counter.Meter == meter)
                return counter.Period == period ? counter.Count.Value : 0;
        }
        return 0;
    }

    /// <summary>When something is due without any command, or null.</summary>
    public Instant? NextDueAt
    {
        get
        {
            Instant? next = null;
            foreach (var credit in Credits)
            {
                if (credit.NextDueAt is { } at && (next is null || at < next))
                    next = at;
            }
            return next;
        }
    }
}

/// <summary>A meter's count within one period.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Period">The period.</param>
/// <param name="Count">In the meter's precision; never negative.</param>
public sealed record MeterCounter(string Meter, Period Period, Units Count);
