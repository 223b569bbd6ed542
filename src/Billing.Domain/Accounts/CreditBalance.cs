using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>What an account holds of one credit type.</summary>
/// <param name="CreditType">The type's code.</param>
/// <param name="Precision">Decimal places, fixed by the first grant (SEMANTICS A12).</param>
/// <param name="Order">How its grants burn, fixed by the first grant.</param>
/// <param name="Settled">What the ledger sums to; negative when the account owes.</param>
/// <param name="Reserved">Units pinned by open reservations.</param>
/// <param name="Deficit">Units owed: <c>Settled = Σ remaining of active grants − Deficit</c> (SEMANTICS H1).</param>
/// <param name="Grants">Grants with units left, in burn order.</param>
public sealed record CreditBalance(
    string CreditType,
    byte Precision,
    BurnOrder Order,
    long Settled,
    long Reserved,
    long Deficit,
    ImmutableArray<Grant> Grants)
{
    /// <summary>The most live grants that one account may hold of one credit type.</summary>
    public const int MaxGrants = 1_000;

    /// <summary>Units that a debit may take now (SEMANTICS C1); never negative.</summary>
    public long Available => Math.Max(0, Settled - Reserved);

    /// <summary>When the next grant of this type expires or becomes effective, or null.</summary>
    public Instant? NextDueAt
    {
        get
        {
            Instant? next = null;
            foreach (var grant in Grants)
            {
                var due = grant.Active ? grant.Terms.ExpiresAt : grant.Terms.EffectiveAt;
                if (due is { } at && (next is null || at < next))
                    next = at;
            }
            return next;
        }
    }

    /// <summary>Takes <paramref name="amount"/> units from active grants in burn order, as far as they reach.</summary>
    /// <returns>The lines taken; their sum may be less than the amount.</returns>
    public ImmutableArray<GrantLine> Burn(long amount)
    {
        var lines = ImmutableArray.CreateBuilder<GrantLine>(1);
        foreach (var grant in Grants)
        {
            if (amount == 0)
                break;
            if (!grant.Active)
                continue;
            var taken = Math.Min(amount, grant.Remaining);
            lines.Add(new GrantLine(grant.Seq, taken));
            amount -= taken;
        }
        return lines.DrainToImmutable();
    }

    /// <summary>This balance with the lines' units gone from their grants; emptied grants disappear.</summary>
    internal CreditBalance Without(ImmutableArray<GrantLine> lines)
    {
        var grants = Grants;
        foreach (var line in lines)
        {
            var at = IndexOf(grants, line.GrantSeq);
            var left = grants[at].Remaining - line.Amount;
            if (left < 0)
                throw new InvalidOperationException($"The ledger takes more from grant {line.GrantSeq} than it has.");
            grants = left == 0 ? grants.RemoveAt(at) : grants.SetItem(at, grants[at] with { Remaining = left });
        }
        return this with { Grants = grants };
    }

    /// <summary>This balance with one more grant, in its place of the burn order.</summary>
    internal CreditBalance With(Grant grant)
    {
        var at = 0;
        while (at < Grants.Length && BurnOrderComparison.Compare(Order, Grants[at], grant) < 0)
            at++;
        return this with { Grants = Grants.Insert(at, grant) };
    }

    /// <summary>This balance with a scheduled grant counting from now on.</summary>
    internal CreditBalance Activate(long grantSeq)
    {
        var at = IndexOf(Grants, grantSeq);
        return this with { Grants = Grants.SetItem(at, Grants[at] with { Active = true }) };
    }

    /// <summary>The live grant that entry <paramref name="grantSeq"/> made, or null.</summary>
    public Grant? Find(long grantSeq) => Grants.FirstOrDefault(grant => grant.Seq == grantSeq);

    private static int IndexOf(ImmutableArray<Grant> grants, long grantSeq)
    {
        for (var i = 0; i < grants.Length; i++)
        {
            if (grants[i].Seq == grantSeq)
                return i;
        }
        throw new InvalidOperationException($"The ledger names grant {grantSeq}, which is not live.");
    }
}

/// <summary>Units of one grant that an entry moved.</summary>
/// <param name="GrantSeq">The entry that made the grant.</param>
/// <param name="Amount">Units, always positive.</param>
public readonly record struct GrantLine(long GrantSeq, long Amount);
