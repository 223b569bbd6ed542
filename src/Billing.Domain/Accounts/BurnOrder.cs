namespace Billing.Domain.Accounts;

/// <summary>The order in which grants of one credit type are spent (SEMANTICS A2). Both orders are total.</summary>
public enum BurnOrder
{
    /// <summary>Priority, then effective time, then ledger sequence.</summary>
    Fifo = 0,

    /// <summary>Priority, then expiry (never is last), then promotional before paid, effective time, ledger sequence.</summary>
    ExpiryFirst = 1,
}

/// <summary>Compares grants by a burn order: the one that is spent first comes first.</summary>
public static class BurnOrderComparison
{
    /// <summary>Negative when <paramref name="a"/> is spent before <paramref name="b"/>.</summary>
    public static int Compare(BurnOrder order, Grant a, Grant b)
    {
        var result = a.Terms.Priority.CompareTo(b.Terms.Priority);
        if (result != 0)
            return result;
        if (order == BurnOrder.ExpiryFirst)
        {
            result = ExpiryMicros(a).CompareTo(ExpiryMicros(b));
            if (result == 0)
                result = b.Terms.Category.CompareTo(a.Terms.Category);
            if (result != 0)
                return result;
        }
        result = a.Terms.EffectiveAt.CompareTo(b.Terms.EffectiveAt);
        return result != 0 ? result : a.Seq.CompareTo(b.Seq);
    }

    private static long ExpiryMicros(Grant grant) => grant.Terms.ExpiresAt?.UnixMicros ?? long.MaxValue;
}
