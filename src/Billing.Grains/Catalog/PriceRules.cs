using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>What prices and names of plans and packages may be.</summary>
internal static class PriceRules
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 100;

    private const long MaxAmountMinor = 999_999_999_999;
    private const int MaxStripeIdLength = 255;

    /// <summary>What is wrong with a plan's price, or null.</summary>
    public static ErrorReply? Fault(PlanPriceLine price) =>
        Fault(price.AmountMinor, price.Currency)
        ?? (price.Interval is "month" or "year"
            ? null
            : RequestRules.Invalid("price.interval", "price.interval is month or year."));

    /// <summary>What is wrong with a price, or null.</summary>
    public static ErrorReply? Fault(long amountMinor, string currency)
    {
        if (amountMinor is < 0 or > MaxAmountMinor)
            return RequestRules.Invalid("price.amount_minor", $"price.amount_minor is 0 to {MaxAmountMinor}.");
        return currency is { Length: 3 } && currency.All(char.IsAsciiLetterLower)
            ? null
            : RequestRules.Invalid("price.currency", "price.currency is three lowercase letters, such as usd.");
    }

    /// <summary>What is wrong with the id of a Stripe price, or null.</summary>
    public static ErrorReply? StripeFault(string? stripePriceId) =>
        RequestRules.TextFault("stripe_price_id", stripePriceId, MaxStripeIdLength);
}
