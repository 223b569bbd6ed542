using Billing.Contracts;

namespace Billing.Api.Compat.BillingPaths;

/// <summary>Amounts of a credit type that is money, in hundredths of it.</summary>
internal static class Cents
{
    private const byte Places = 2;

    /// <summary>As they are, parts of a cent included.</summary>
    public static ExactNumber Exact(Amount amount) => ExactNumber.Of(amount.Precision >= Places
        ? new Amount(amount.Value, (byte)(amount.Precision - Places))
        : new Amount(checked(amount.Value * Scale(Places - amount.Precision)), 0));

    /// <summary>Whole cents, never more than there are.</summary>
    public static long Down(Amount amount)
    {
        var (whole, part) = Split(amount);
        return part < 0 ? whole - 1 : whole;
    }

    /// <summary>The nearest whole cents, the even ones where two are as near.</summary>
    public static long Nearest(Amount amount)
    {
        var (whole, part) = Split(amount);
        var twice = Math.Abs(part) * 2;
        var scale = Scale(amount.Precision - Places);
        return twice > scale || (twice == scale && whole % 2 != 0) ? whole + Math.Sign(part) : whole;
    }

    private static (long Whole, long Part) Split(Amount amount) => amount.Precision > Places
        ? Math.DivRem(amount.Value, Scale(amount.Precision - Places))
        : (checked(amount.Value * Scale(Places - amount.Precision)), 0);

    private static long Scale(int places)
    {
        var scale = 1L;
        for (; places > 0; places--)
            scale *= 10;
        return scale;
    }
}
