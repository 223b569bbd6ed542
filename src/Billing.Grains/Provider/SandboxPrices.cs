using System.Globalization;
using Billing.Contracts.Payments;
using Billing.Domain.Plans;
using Stripe;

namespace Billing.Grains.Provider;

/// <summary>
/// The sandbox knows no catalog: a price that ours names is made in it when it is first needed, under that very id. With Stripe
/// itself this does nothing.
/// </summary>
internal static class SandboxPrices
{
    /// <summary>Makes sure of the price that a checkout sells.</summary>
    public static Task Ensure(Dealing with, string priceId, CheckoutView checkout) => Ensure(
        with, priceId, checkout.Name, checkout.AmountMinor, checkout.Currency, with.Catalog.Plan(checkout.Code)?.Terms.Price?.Interval);

    /// <summary>Makes sure of the price of a plan.</summary>
    public static Task Ensure(Dealing with, string priceId, PlanTerms plan) => plan.Price is { } price
        ? Ensure(with, priceId, plan.Name, price.AmountMinor, price.Currency, price.Interval)
        : Task.CompletedTask;

    private static async Task Ensure(
        Dealing with, string priceId, string name, long amountMinor, string currency, BillingInterval? interval)
    {
        if (!with.Options.UsesSandbox)
            return;
        try
        {
            await with.Stripe.Prices.GetAsync(priceId);
        }
        catch (StripeException fault) when (ProviderFaults.IsMissing(fault))
        {
            await Make(with, priceId, name, amountMinor, currency, interval);
        }
    }

    private static async Task Make(
        Dealing with, string priceId, string name, long amountMinor, string currency, BillingInterval? interval)
    {
        var fields = new Dictionary<string, string>
        {
            ["id"] = priceId,
            ["name"] = name.Length > 0 ? name : priceId,
            ["unit_amount"] = amountMinor.ToString(CultureInfo.InvariantCulture),
            ["currency"] = currency,
        };
        if (interval is { } every)
            fields["interval"] = every == BillingInterval.Year ? "year" : "month";
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await with.Client.Http.PostAsync(new Uri($"{with.Options.Address}/_sandbox/prices"), form);
        answer.EnsureSuccessStatusCode();
    }
}
