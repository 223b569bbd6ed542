using Billing.Domain.Plans;
using Kind = Billing.Domain.Accounts.EntryType;

namespace Billing.Domain.Tests.Sequences;

/// <summary>Opening, particulars, grants, adjustments, voids, alerts. A decision answers the refusal's code, or null.</summary>
internal sealed partial class NaiveAccount
{
    private const long Largest = 1_000_000_000_000_000;
    private const string Invalid = "invalid_request";
    private const string Short = "insufficient_credits";

    private string? Decide(AccountCommand command) => command switch
    {
        AccountCommand.Open c => Open(c),
        _ when !IsOpen => "account_not_found",
        AccountCommand.Update c => Update(c),
        AccountCommand.AdvanceClock c => Advance(c),
        AccountCommand.SetAlert c => SetAlert(c),
        AccountCommand.GrantCredits c => Grant(c),
        AccountCommand.VoidGrant c => Void(c),
        AccountCommand.Adjust c => Adjust(c),
        AccountCommand.Use c => Use(c),
        AccountCommand.Reserve c => Reserve(c),
        AccountCommand.Capture c => Capture(c),
        AccountCommand.Release c => Release(c),
        AccountCommand.Extend c => Extend(c),
        AccountCommand.Reverse c => Reverse(c),
        AccountCommand.SetPlan c => SetPlan(c),
        _ => throw new NotSupportedException(),
    };

    private string? Open(AccountCommand.Open c)
    {
        if (IsOpen)
            return (c.Email, c.Name, c.Asked) == (_email, _name, _asked) ? null : "already_exists";
        (IsOpen, _email, _name, _asked) = (true, c.Email, c.Name, c.Asked);
        if (c.Clock is { } clock)
            (_clockId, _clockNow) = (clock.Id, clock.Now);
        Write(Kind.AccountUpdated, Now, null, 0);
        Begin(c.Plan, c.Source, Now);
        if (c.Plan is null)
            return null;
        Write(Kind.PlanChanged, Now, null, 0);
        GrantCycle(CreditPolicy.FullNew, Now);
        return null;
    }

    private string? Update(AccountCommand.Update c)
    {
        var before = (_email, _name);
        if (c.Email is not null)
            _email = c.Email.Length == 0 ? null : c.Email;
        if (c.Name is not null)
            _name = c.Name.Length == 0 ? null : c.Name;
        if (before != (_email, _name))
            Write(Kind.AccountUpdated, Now, null, 0);
        return null;
    }

    private string? Advance(AccountCommand.AdvanceClock c)
    {
        if (_clockId != c.ClockId)
            return "account_not_found";
        if (c.To <= _clockNow)
            return null;
        _clockNow = c.To;
        Write(Kind.AccountUpdated, Now, null, 0);
        return null;
    }

    private string? SetAlert(AccountCommand.SetAlert c)
    {
        if (c.Alert is { } alert && (alert is { Percent: not null, Amount: not null } or { Percent: < 1 or > 100 } or { Amount: < 0 }))
            return Invalid;
        if (IsOtherPrecision(c.Asset))
            return Invalid;
        if (Find(c.Asset)?.Alert == c.Alert)
            return null;
        FindOrAdd(c.Asset).Alert = c.Alert;
        Write(Kind.AccountUpdated, Now, c.Asset, 0);
        return null;
    }

    private string? Grant(AccountCommand.GrantCredits c)
    {
        var from = c.Asked.EffectiveAt ?? Now;
        var until = EndOf(c.Expiry, from);
        if (c.Amount is <= 0 or > Largest || c.Priority is < 0 or > 100 || IsOtherPrecision(c.Asset))
            return Invalid;
        if (until <= from || until <= Now)
            return Invalid;
        Give(Kind.Grant, c.Asset, c.Amount, from, until, c.Priority, c.Category == GrantCategory.Promotional);
        Settle(Now, byTime: false);
        return null;
    }

    private string? Adjust(AccountCommand.Adjust c)
    {
        if (c.Amount is 0 or > Largest or < -Largest || IsOtherPrecision(c.Asset))
            return Invalid;
        if (string.IsNullOrWhiteSpace(c.Note.Reason) || string.IsNullOrWhiteSpace(c.Note.Actor))
            return Invalid;
        if (c.Amount > 0)
        {
            Give(Kind.Adjusted, c.Asset, c.Amount, Now, null, 50, promotional: true);
            Settle(Now, byTime: false);
            return null;
        }
        var amount = -c.Amount;
        if (!c.Force && amount > (Find(c.Asset)?.Available ?? 0))
            return Short;
        var credit = FindOrAdd(c.Asset);
        var parts = Charge(credit, amount);
        Write(Kind.Adjusted, Now, credit.Asset, -amount, [.. parts.Where(part => part.Grant != 0)]);
        return null;
    }

    // Rule H4: only what nothing holds; what is held ends with its reservation.
    private string? Void(AccountCommand.VoidGrant c)
    {
        var credit = Credits.Find(one => one.Find(c.GrantSeq) is not null);
        if (credit?.Find(c.GrantSeq) is not { } grant)
            return "grant_not_found";
        if (grant.Left == 0 || (grant is { Begun: true, Free: 0 } && grant.IsOver(Now)))
            return null;
        Write(Kind.Voided, Now, credit.Asset, grant.Begun ? -grant.Free : 0);
        grant.Left -= grant.Free;
        (grant.Until, grant.Rollover) = (Now, null);
        return null;
    }

    private void Give(
        Kind kind, Asset asset, long amount, Instant from, Instant? until, int priority, bool promotional)
    {
        var credit = FindOrAdd(asset);
        Write(kind, Now, credit.Asset, from <= Now ? amount : 0);
        credit.Grants.Add(new NaiveGrant
        {
            Seq = Seq, Amount = amount, Left = amount, From = from, Until = until,
            Priority = priority, Promotional = promotional, Begun = from <= Now,
        });
    }

    /// <summary>Takes free units; what they do not cover is owed, told as grant 0.</summary>
    private static List<Part> Charge(NaiveCredit credit, long amount)
    {
        var parts = credit.Burn(amount);
        foreach (var part in parts)
            credit.Find(part.Grant)!.Left -= part.Amount;
        var owed = amount - parts.Sum(part => part.Amount);
        credit.Deficit += owed;
        if (owed > 0)
            parts.Add(new Part(0, owed));
        return parts;
    }

    private Instant? EndOf(Expiry expiry, Instant from) => expiry switch
    {
        Expiry.Never => null,
        Expiry.At at => at.Time,
        Expiry.Days days => Instant.From(from.ToDateTime().AddDays(days.Count)),
        _ => PeriodOf(from).End,
    };

    private bool IsOtherPrecision(Asset asset) => Find(asset) is { } credit && credit.Asset.Precision != asset.Precision;
}
