using System.Globalization;
using Billing.Contracts;
using Billing.Contracts.Catalog;

namespace Billing.Api.BillingPage;

/// <summary>Numbers and times as people read them.</summary>
internal static class Wording
{
    // docs.stripe.com/currencies#zero-decimal
    private static readonly HashSet<string> WithoutMinorUnit =
        ["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf"];

    /// <summary>1900 usd is 19.00 USD.</summary>
    public static string Money(long amountMinor, string currency)
    {
        var text = WithoutMinorUnit.Contains(currency)
            ? amountMinor.ToString(CultureInfo.InvariantCulture)
            : (amountMinor / 100m).ToString("F2", CultureInfo.InvariantCulture);
        return $"{Grouped(text)} {currency.ToUpperInvariant()}";
    }

    /// <summary>12500 is 12,500; what follows a point stays as it is.</summary>
    public static string Number(Amount amount) => Grouped(amount.ToString());

    /// <summary>Decimal text with its thousands apart.</summary>
    public static string Number(string amount) => Grouped(amount);

    /// <summary>What the credits are called.</summary>
    public static string Credits(IEnumerable<CreditTypeView> types, string code, string amount)
    {
        var unit = types.FirstOrDefault(type => type.Code == code)?.Unit ?? code;
        return amount == "1" || unit.EndsWith('s') ? unit : unit + "s";
    }

    /// <summary>30 March 2026.</summary>
    public static string Day(DateTime at) => at.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>30 Mar.</summary>
    public static string ShortDay(DateTime at) => at.ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary>The last day of a span, whose end is exclusive.</summary>
    public static DateTime LastDay(DateTime end) => end.AddTicks(-1);

    private static string Grouped(string amount)
    {
        var point = amount.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? amount : amount[..point];
        for (var at = whole.Length - 3; at > (whole[0] == '-' ? 1 : 0); at -= 3)
            whole = whole.Insert(at, ",");
        return point < 0 ? whole : whole + amount[point..];
    }
}
