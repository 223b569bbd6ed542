using Kind = Billing.Domain.Tests.Sequences.Line.Kinds;
using Outcome = (string? Code, string[] Fields);

namespace Billing.Domain.Tests.Sequences;

internal sealed partial class NaiveAccount
{
    private Outcome Use(AccountCommand.Use c)
    {
        var metered = c.Demand as Demand.Metered;
        var asset = metered is null ? ((Demand.Credits)c.Demand).Asset : metered.Own.Rate?.Asset;
        var units = metered is null ? ((Demand.Credits)c.Demand).Amount : metered.Quantity.Value * metered.Own.SmallestUnitCost;
        var wrong = Wrong(
            (metered is { Quantity.Value: <= 0 or > Largest }, "quantity"),
            (metered is not null && units > Largest, "quantity"),
            (metered is null && units is <= 0 or > Largest, "amount"),
            (asset is not null && IsOtherPrecision(asset), "credit_type"));
        if (wrong.Length > 0)
            return ("invalid_request", wrong);
        var quantity = metered is null ? 0 : Whole(metered.Quantity.Value, metered.Quantity.Precision);
        if (asset is null)
        {
            Count(metered!.Meter, quantity);
            Write(new Line(Kind.Debited, Now, null, 0, 0));
            return Fine;
        }
        var amount = Whole(units, asset.Precision);
        var available = Find(asset)?.Available(Now) ?? 0;
        if (amount > available && c.AllowPartial)
            (amount, quantity) = Part(metered, asset.Precision, available);
        if (amount > available || amount == 0)
            return ("insufficient_credits", []);
        var credit = Find(asset)!;
        var lines = credit.Take(amount, Now);
        if (metered is not null)
            Count(metered.Meter, quantity);
        Write(new Line(Kind.Debited, Now, credit.Code, 0, -amount) { Lines = lines });
        return Fine;
    }

    // As much as can be paid, in the meter's smallest step: counted up one step at a time.
    private static (decimal Amount, decimal Quantity) Part(Demand.Metered? metered, int precision, decimal available)
    {
        if (metered is null)
            return (available, 0);
        var step = Whole(1, metered.Quantity.Precision);
        var price = Whole(metered.Own.Rate!.UnitCost, precision) * step;
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
