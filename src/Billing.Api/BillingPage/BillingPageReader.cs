using System.Text.Json;
using Billing.Api.Idempotency;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;
using Billing.Contracts.Payments;

namespace Billing.Api.BillingPage;

/// <summary>Gathers what the page shows, through the same calls as the API.</summary>
internal static class BillingPageReader
{
    private const int MostInvoices = 12;
    private const int MostOffers = 100;

    /// <summary>The page of a link's account, or why there is none.</summary>
    public static async Task<(BillingPageModel? Model, ErrorReply? Error)> Read(
        IGrainFactory grains, BillingLink link, string path)
    {
        var account = grains.GetAccount(link.Account);
        var read = await account.Read(null);
        var payments = await grains.GetGrain<IAccountPayments>(link.Account).ReadPayments(null);
        var periods = await account.Periods();
        var catalog = grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);
        var types = await catalog.ListCreditTypes(null, MostOffers);
        var plans = await catalog.ListPlans(null, MostOffers, offeredOnly: true);
        var packages = await catalog.ListPackages(null, MostOffers, offeredOnly: true);
        if ((read.Error ?? payments.Error ?? periods.Error ?? types.Error ?? plans.Error ?? packages.Error) is { } error)
            return (null, error);
        var model = new BillingPageModel(
            path,
            link.ReturnUrl,
            read.Account!,
            payments.View!,
            periods.Periods,
            types.CreditTypes,
            [.. plans.Plans.Where(plan => plan is { Price.AmountMinor: > 0, StripePriceId: not null }).OrderBy(plan => plan.Price!.AmountMinor)],
            [.. packages.Packages.OrderBy(package => package.Price.AmountMinor)]);
        return (await WithStripe(grains.GetGrain<IProviderGrain>(link.Account), model), null);
    }

    // The page is of use without Stripe too: plan, usage and balance are ours.
    private static async Task<BillingPageModel> WithStripe(IProviderGrain stripe, BillingPageModel model)
    {
        if (model.Payments.CustomerId is null)
            return model;
        var methods = await Look(stripe, "payment_methods", MostOffers);
        if (methods.Error is not null)
            return model with { StripeIsAway = true };
        var invoices = await Look(stripe, "invoices", MostInvoices);
        var current = await Look(stripe, "current_invoice", null);
        return model with
        {
            Card = Parse(methods)?.GetProperty("data").EnumerateArray()
                .Where(method => Text(method, "last4") is not null)
                .OrderByDescending(method => method.GetProperty("is_default").GetBoolean())
                .Select(Card).FirstOrDefault(),
            Invoices = Parse(invoices) is { } page ? [.. page.GetProperty("data").EnumerateArray().Select(Invoice)] : [],
            Current = Parse(current)?.GetProperty("invoice") is { ValueKind: JsonValueKind.Object } one ? Invoice(one) : null,
            StripeIsAway = (invoices.Error ?? current.Error) is not null,
        };
    }

    private static Task<ProviderReply> Look(IProviderGrain stripe, string kind, int? limit) =>
        stripe.Ask(new ProviderCall(kind, CallKeys.Random(), null, limit, false));

    private static JsonElement? Parse(ProviderReply reply) => reply.Json is { } json ? JsonElement.Parse(json) : null;

    private static CardLine Card(JsonElement method) => new(
        Text(method, "brand") ?? "card",
        Text(method, "last4")!,
        method.GetProperty("exp_month").GetInt64(),
        method.GetProperty("exp_year").GetInt64());

    private static InvoiceLine Invoice(JsonElement invoice) => new(
        Text(invoice, "number"),
        Text(invoice, "status"),
        invoice.GetProperty("total").GetInt64(),
        Text(invoice, "currency") ?? "usd",
        invoice.GetProperty("created") is { ValueKind: JsonValueKind.String } at ? at.GetDateTimeOffset() : null,
        Text(invoice, "hosted_invoice_url"));

    private static string? Text(JsonElement at, string name) =>
        at.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
