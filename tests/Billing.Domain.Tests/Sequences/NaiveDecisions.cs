using Kind = Billing.Domain.Tests.Sequences.Line.Kinds;
using Outcome = (string? Code, string[] Fields);

namespace Billing.Domain.Tests.Sequences;

internal sealed partial class NaiveAccount
{
    private const long Largest = 1_000_000_000_000_000;

    private static readonly Outcome Fine = (null, []);

    private Outcome Decide(AccountCommand command) => command switch
    {
        AccountCommand.Open c => Open(c),
        _ when !_open => ("account_not_found", []),
        AccountCommand.Update c => Update(c),
        AccountCommand.GrantCredits c => Grant(c),
        AccountCommand.Use c => Use(c),
        AccountCommand.Adjust c => Adjust(c),
        AccountCommand.Reserve c => Reserve(c),
        AccountCommand.Capture c => Capture(c),
        AccountCommand.Release c => Release(c),
        AccountCommand.Extend c => Extend(c),
        AccountCommand.VoidGrant c => Void(c),
        _ => throw new NotSupportedException(),
    };

    private Outcome Open(AccountCommand.Open c)
    {
        if (_open && (c.Email, c.Name) != (_email, _name))
            return ("already_exists", ["email", "name"]);
        if (!_open)
            (_open, _email, _name, _monthEnd) = (true, c.Email, c.Name, Instant.From(MonthOf(Now).AddMonths(1)));
        else
            return Fine;
        Write(new Line(Kind.Particulars, Now, null, 0, 0));
        return Fine;
    }

    private Outcome Update(AccountCommand.Update c)
    {
        var before = (_email, _name);
        if (c.Email is not null)
            _email = c.Email.Length == 0 ? null : c.Email;
        if (c.Name is not null)
            _name = c.Name.Length == 0 ? null : c.Name;
        if (before != (_email, _name))
            Write(new Line(Kind.Particulars, Now, null, 0, 0));
        return Fine;
    }

    private Outcome Grant(AccountCommand.GrantCredits c)
    {
        var from = c.Asked.EffectiveAt ?? Now;
        var until = End(c.Expiry, from);
        var wrong = Wrong(
            (c.Amount is <= 0 or > Largest, "amount"),
            (c.Priority is < 0 or > 100, "priority"),
            (until <= from || until <= Now, "expires"),
            (IsOtherPrecision(c.Asset), "credit_type"));
        if (wrong.Length > 0)
            return ("invalid_request", wrong);
        Give(c.Asset, c.Amount, from, until, c.Priority, c.Category == GrantCategory.Promotional, Kind.Granted);
        return Fine;
    }

    private Outcome Adjust(AccountCommand.Adjust c)
    {
        var wrong = Wrong(
            (c.Amount is 0 or > Largest or < -Largest, "amount"),
            (string.IsNullOrWhiteSpace(c.Note.Reason), "reason"),
            (IsOtherPrecision(c.Asset), "credit_type"));
        if (wrong.Length > 0)
            return ("invalid_request", wrong);
        if (c.Amount > 0)
        {
            Give(c.Asset, c.Amount, Now, null, 50, true, Kind.Adjusted);
            return Fine;
        }
        var amount = Whole(-c.Amount, c.Asset.Precision);
        if (!c.Force && amount > (Find(c.Asset)?.Available(Now) ?? 0))
            return ("insufficient_credits", []);
        var credit = FindOrAdd(c.Asset);
        var lines = credit.Take(amount, Now);
        Write(new Line(Kind.Adjusted, Now, credit.Code, 0, -amount) { Lines = lines });
        return Fine;
    }

    private void Give(Asset asset, long units, Instant from, Instant? until, int priority, bool promotional, Kind kind)
    {
        var credit = FindOrAdd(asset);
        var amount = Whole(units, asset.Precision);
        var grant = new NaiveGrant
        {
            Seq = _seq + 1, Amount = amount, Left = amount,
            From = from, Until = until, Priority = priority, Promotional = promotional,
        };
        credit.Grants.Add(grant);
        if (from <= Now)
            Begin(credit, grant, Now, kind);
        else
            Write(new Line(kind, Now, credit.Code, grant.Seq, 0));
    }

    private static Instant? End(Expiry expiry, Instant from) => expiry switch
    {
        Expiry.Never => null,
        Expiry.At at => at.Time,
        Expiry.Days days => Instant.From(from.ToDateTime().AddDays(days.Count)),
        _ => Instant.From(MonthOf(from).AddMonths(1)),
    };

    private static DateTime MonthOf(Instant at) =>
        new(at.ToDateTime().Year, at.ToDateTime().Month, 1, 0, 0, 0, DateTimeKind.Utc);

    private bool IsOtherPrecision(Asset asset) => Find(asset) is { } credit && credit.Precision != asset.Precision;

    private static string[] Wrong(params (bool Holds, string Field)[] faults) =>
        [.. faults.Where(fault => fault.Holds).Select(fault => fault.Field)];
}
