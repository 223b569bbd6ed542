using Kind = Billing.Domain.Tests.Sequences.Line.Kinds;
using Outcome = (string? Code, string[] Fields);

namespace Billing.Domain.Tests.Sequences;

internal sealed partial class NaiveAccount
{
    private Outcome Use(AccountCommand.Use c)
    {
        var wrong = Wrong(
            (c.Metered is { Quantity.Value: <= 0 or > 1_000_000_000_000_000 }, "quantity"),
            (c.Charge is { Amount: <= 0 or > Largest }, "amount"),
            (c.Charge is { } charged && IsOtherPrecision(charged.Asset), "credit_type"));
        if (wrong.Length > 0)
            return ("invalid_request", wrong);
        var quantity = c.Metered is { } m ? Whole(m.Quantity.Value, m.Quantity.Precision) : 0;
        if (c.Charge is not { } charge)
        {
            Count(c.Metered!.Meter, quantity);
            Write(new Line(Kind.Debited, Now, null, 0, 0));
            return Fine;
        }
        var amount = Whole(charge.Amount, charge.Asset.Precision);
        var available = Find(charge.Asset)?.Available(Now) ?? 0;
        if (amount > available && c.AllowPartial)
            (amount, quantity) = Part(c.Metered, charge.Asset.Precision, available);
        if (amount > available || amount == 0)
            return ("insufficient_credits", []);
        var credit = Find(charge.Asset)!;
        var lines = credit.Take(amount, Now);
        if (c.Metered is not null)
            Count(c.Metered.Meter, quantity);
        Write(new Line(Kind.Debited, Now, credit.Code, 0, -amount) { Lines = lines });
        return Fine;
    }

    // As much as can be paid, in the meter's smallest step: counted up one step at a time.
    private static (decimal Amount, decimal Quantity) Part(Metered? metered, int precision, decimal available)
    {
        if (metered is null)
            return (available, 0);
        var step = Whole(1, metered.Quantity.Precision);
        var price = Whole(metered.UnitCost!.Value, precision) * step;
        decimal amount = 0, quantity = 0;
        while (amount + price <= available)
            (amount, quantity) = (amount + price, quantity + step);
        return (amount, quantity);
    }

    private void Count(string meter, decimal quantity)
    {
        var month = MonthOf(Now);
        var before = Counters.TryGetValue(meter, out var counter) && counter.Month == month ? counter.Count : 0;
        Counters[meter] = (month, before + quantity);
    }
}
