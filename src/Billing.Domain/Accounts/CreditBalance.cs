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
/// <param name="Alert">When to say that the balance is low, or null for as the plan says (SEMANTICS G1).</param>
/// <param name="LowToldAt">When that was last said, or null for never.</param>
/// <param name="LowIsTold">Whether it was said and the balance has not recovered since.</param>
public sealed record CreditBalance(
    string CreditType,
    byte Precision,
    BurnOrder Order,
    long Settled,
    long Reserved,
    long Deficit,
    ImmutableArray<Grant> Grants,
    AlertTerms? Alert = null,
    Instant? LowToldAt = null,
    bool LowIsTold = false)
{
    /// <summary>The most live grants that calls may give to one account of one credit type.</summary>
    public const int MaxGrants = 1_000;

    /// <summary>The credit type as entries name it.</summary>
    public Asset Asset => new(CreditType, Precision, Order);

    /// <summary>Units that a debit may take now (SEMANTICS C1); never negative.</summary>
    public long Available => Math.Max(0, Net);

    /// <summary>What is available, less what is owed: negative where the account owes.</summary>
    public long Net => Settled - Reserved - Frozen;

    /// <summary>Units of active grants that disputes hold (SEMANTICS E8).</summary>
    public long Frozen
    {
        get
        {
            long frozen = 0;
            foreach (var grant in Grants)
                frozen += grant.Active ? grant.Frozen : 0;
            return frozen;
        }
    }

    /// <summary>When the next grant of this type expires or becomes effective, or null.</summary>
    public Instant? NextDueAt
    {
        get
        {
            Instant? next = null;
            foreach (var grant in Grants)
            {
                // What is pinned waits for its reservation, whatever the grant's end (SEMANTICS C3).
                var due = !grant.Active ? grant.Terms.EffectiveAt : grant.Free > 0 ? grant.Terms.ExpiresAt : null;
                if (due is { } at && (next is null || at < next))
                    next = at;
            }
            return next;
        }
    }

    /// <summary>Takes <paramref name="amount"/> free units from active grants in burn order, as far as they reach.</summary>
    /// <returns>The lines taken; their sum may be less than the amount.</returns>
    public ImmutableArray<GrantLine> Burn(long amount)
    {
        var lines = ImmutableArray.CreateBuilder<GrantLine>(1);
        foreach (var grant in Grants)
        {
            if (amount == 0)
                break;
            if (!grant.Active || grant.Free == 0)
                continue;
            var taken = Math.Min(amount, grant.Free);
            lines.Add(new GrantLine(grant.Seq, taken));
            amount -= taken;
        }
        return lines.DrainToImmutable();
    }

    /// <summary>The live grant that entry <paramref name="grantSeq"/> made, or null.</summary>
    public Grant? Find(long grantSeq)
    {
        foreach (var grant in Grants)
        {
            if (grant.Seq == grantSeq)
                return grant;
        }
        return null;
    }

    /// <summary>This balance with free units gone from their grants; emptied grants disappear.</summary>
    internal CreditBalance Without(ImmutableArray<GrantLine> lines) =>
        Change(lines, (grant, amount) => grant with { Remaining = grant.Remaining - amount });

    /// <summary>This balance with units pinned by a reservation.</summary>
    internal CreditBalance Pin(ImmutableArray<GrantLine> lines) =>
        Change(lines, (grant, amount) => grant with { Pinned = grant.Pinned + amount }) with
        {
            Reserved = Reserved + Sum(lines),
        };

    /// <summary>This balance with pinned units free again.</summary>
    internal CreditBalance Unpin(ImmutableArray<GrantLine> lines) =>
        Change(lines, (grant, amount) => grant with { Pinned = grant.Pinned - amount }) with
        {
            Reserved = Reserved - Sum(lines),
        };

    /// <summary>This balance with one more grant, in its place of the burn order.</summary>
    internal CreditBalance With(Grant grant)
    {
        if (Find(grant.Seq) is not null)
            throw new ImpossibleEntryException($"Grant {grant.Seq} is made twice.");
        var at = 0;
        while (at < Grants.Length && BurnOrderComparison.Compare(Order, Grants[at], grant) < 0)
            at++;
        return this with { Grants = Grants.Insert(at, grant) };
    }

    /// <summary>This balance with a live grant on other terms, in the place that these give it.</summary>
    internal CreditBalance Move(long grantSeq, Func<Grant, Grant> change)
    {
        var at = IndexOf(grantSeq);
        return (this with { Grants = Grants.RemoveAt(at) }).With(change(Grants[at]));
    }

    /// <summary>This balance with a live grant changed in a way that keeps its place.</summary>
    internal CreditBalance With(long grantSeq, Func<Grant, Grant> change)
    {
        var at = IndexOf(grantSeq);
        return this with { Grants = Grants.SetItem(at, change(Grants[at])) };
    }

    /// <summary>The units of all lines.</summary>
    internal static long Sum(ImmutableArray<GrantLine> lines)
    {
        long sum = 0;
        foreach (var line in lines)
            sum += line.Amount;
        return sum;
    }

    private CreditBalance Change(ImmutableArray<GrantLine> lines, Func<Grant, long, Grant> change)
    {
        var grants = Grants;
        foreach (var line in lines)
        {
            var at = IndexOf(grants, line.GrantSeq);
            var changed = change(grants[at], line.Amount);
            if (line.Amount <= 0 || changed.Pinned < 0 || changed.Unpinned < 0)
                throw new ImpossibleEntryException($"The ledger moves {line.Amount} of grant {line.GrantSeq}, which it has not.");
            grants = changed.Remaining == 0 ? grants.RemoveAt(at) : grants.SetItem(at, changed);
        }
        return this with { Grants = grants };
    }

    private int IndexOf(long grantSeq) => IndexOf(Grants, grantSeq);

    private static int IndexOf(ImmutableArray<Grant> grants, long grantSeq)
    {
        for (var i = 0; i < grants.Length; i++)
        {
            if (grants[i].Seq == grantSeq)
                return i;
        }
        throw new ImpossibleEntryException($"The ledger names grant {grantSeq}, which is not live.");
    }
}
