using System.Collections.Immutable;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>What is to come: the account itself, lived forward without being written down.</summary>
public static class Forecasting
{
    /// <summary>How many days a forecast looks ahead.</summary>
    public const int Days = 90;

    /// <summary>How many days of usage it goes by.</summary>
    public const int UsageDays = 30;

    private const int HoursADay = 24;

    /// <summary>What time alone will do to the account if nothing is used.</summary>
    public static ImmutableArray<LedgerEntry> Upcoming(AccountState state, IPlanBook plans, Instant now) =>
        AccountTurn.CatchUpTo(Alone(state), plans, now.AddHours(Days * HoursADay), Guid.Empty).Entries;

    /// <summary>
    /// The day on which the credits run out if each day uses a thirtieth of what the last thirty used; null for not within
    /// the forecast.
    /// </summary>
    /// <param name="state">The account, caught up.</param>
    /// <param name="plans">The newest version of every plan.</param>
    /// <param name="asset">The credit type.</param>
    /// <param name="consumed">Units that the last <see cref="UsageDays"/> days used.</param>
    /// <param name="now">The present.</param>
    public static Instant? RunsOutAt(AccountState state, IPlanBook plans, Asset asset, long consumed, Instant now)
    {
        if (consumed <= 0)
            return null;
        state = Alone(state);
        long used = 0;
        for (var day = 1; day <= Days; day++)
        {
            var at = now.AddHours((day - 1) * HoursADay);
            // Exact over the whole: what is cut off one day is used on another.
            var target = (long)((Int128)consumed * day / UsageDays);
            var amount = Math.Min(target - used, Units.MaxCommandUnits);
            used = target;
            var key = OperationKey.Generated(Operations.Usage, Guid.Empty);
            var use = new AccountCommand.Use(key, Note.None, new Demand.Credits(asset, amount), false, null);
            var turn = amount == 0
                ? AccountTurn.CatchUpTo(state, plans, at, Guid.Empty)
                : AccountTurn.Run(state, use, plans, at, Guid.Empty);
            if (turn.Refusal is not null)
                return at;
            state = turn.State;
        }
        return null;
    }

    // Nobody moves its clock or pays for it.
    private static AccountState Alone(AccountState state) =>
        state with { Clock = null, Payments = state.Payments with { Recharge = null } };
}
