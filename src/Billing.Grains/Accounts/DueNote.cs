using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;

namespace Billing.Grains.Accounts;

/// <summary>
/// What the store has been told about when to wake the account. It is told again only when that would come too late or has
/// passed: a wake too early costs little, and a debit mostly changes nothing about it.
/// </summary>
internal sealed class DueNote(string accountId)
{
    private Instant? _noted;
    private bool _isKnown;

    /// <summary>What to write beside an append that leads to <paramref name="after"/>, or null.</summary>
    public DueChange? ChangeFor(AccountState after, Instant now)
    {
        // A test clock wakes its accounts itself.
        if (after.Clock is not null || after.WakeAt is not { } at)
            return null;
        if (_isKnown && _noted is { } noted && noted <= at && noted > now)
            return null;
        (_noted, _isKnown) = (at, true);
        return new DueChange(accountId, at);
    }

    /// <summary>Nothing is known of what was written.</summary>
    public void Forget() => (_noted, _isKnown) = (null, false);
}
