using System.Text.Json;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;
using Billing.Contracts.Payments;

namespace Billing.Api.Compat.BillingPaths;

/// <summary>Gathers what GET /billing/subscription answers.</summary>
internal static class SubscriptionReader
{
    private const int LastFew = 10;
    private const int MostPlans = 100;

    public static async Task<IResult> Read(string account, IGrainFactory grains)
    {
        var (catalog, fault) = await SeedCatalog.Read(grains);
        if (fault is not null)
            return Problem.Of(fault);
        var read = await grains.GetAccount(account).Read(null);
        if (read.Error is { } missing)
            return Problem.Of(missing);
        var payments = grains.GetGrain<IAccountPayments>(account);
        var stands = await payments.ReadPayments(read.Account!.Seq);
        if (stands.Error is { } unread)
            return Problem.Of(unread);
        var paid = await payments.Payments(new PaymentQuery(null, LastFew));
        if (paid.Error is { } unpaid)
            return Problem.Of(unpaid);
        var (current, offered, unknown) = await Plans(grains, stands.View!.Plan.Slug);
        if (unknown is not null)
            return Problem.Of(unknown);
        var invoices = await Invoices(grains, stands.View);
        var page = new SubscriptionPage(
            PlanCards.OfAccount(stands.View.Plan, current, catalog!),
            Status(stands.View),
            catalog!.BalanceCents(read.Account),
            stands.View.Subscription is { } subscription ? Card(subscription) : null,
            invoices ?? [],
            invoices is not null,
            [.. paid.Payments.Select(Card)],
            [.. offered.OrderBy(plan => plan.Tier).ThenBy(plan => plan.Slug, StringComparer.Ordinal)
                .Select(plan => PlanCards.Of(plan, catalog))]);
        return Answer.Ok(Union(read.Account, stands.View, catalog, page), CamelJson.Default.SubscriptionUnion);
    }

    private static SubscriptionUnion Union(
        AccountReply account, PaymentsView stands, SeedCatalog catalog, SubscriptionPage page) => new(
        PlanCards.Facts(stands.Plan, catalog),
        new PeriodFacts(stands.Plan.PeriodStart, stands.Plan.PeriodEnd.AddSeconds(-1), catalog.CurrentSends(account)),
        new[] { stands.Subscription, stands.Metered }.FirstOrDefault(one => one is { IsLive: true })?.Id,
        stands.CustomerId,
        page);

    private static string Status(PaymentsView stands) => stands switch
    {
        { Subscription: { IsLive: true } live } => live.Status,
        { Plan.Slug: null } => "none",
        _ => "active",
    };

    private static async Task<(PlanView? Current, IReadOnlyList<PlanView> Offered, ErrorReply? Error)> Plans(
        IGrainFactory grains, string? slug)
    {
        var catalog = grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);
        var offered = new List<PlanView>();
        PlanPageReply page;
        do
        {
            page = await catalog.ListPlans(offered.LastOrDefault()?.Slug, MostPlans, offeredOnly: true);
            if (page.Error is not null)
                return (null, [], page.Error);
            offered.AddRange(page.Plans);
        }
        while (page.HasMore);
        var current = offered.Find(plan => plan.Slug == slug);
        if (slug is null || current is not null)
            return (current, offered, null);
        // It may be private or archived: who is on it stays there.
        var own = await catalog.GetPlan(slug, offeredOnly: false);
        return (own.Plan, offered, own.Error);
    }

    // Stripe alone knows them; null where it does not tell. That must not hide the plan and the counts, which are ours.
    private static async Task<IReadOnlyList<InvoiceCard>?> Invoices(IGrainFactory grains, PaymentsView stands)
    {
        if (stands.CustomerId is null)
            return [];
        var reply = await grains.GetGrain<IProviderGrain>(stands.Account).Ask(
            new ProviderCall("invoices", CallKeys.Random(), null, LastFew, false));
        if (reply.Json is not { } json)
            return null;
        return [.. JsonElement.Parse(json).GetProperty("data").EnumerateArray().Select(Card)];
    }

    private static InvoiceCard Card(JsonElement invoice) => new(
        invoice.GetProperty("id").GetString(),
        invoice.GetProperty("number").GetString(),
        invoice.GetProperty("status").GetString(),
        invoice.GetProperty("amount_due").GetInt64(),
        invoice.GetProperty("amount_paid").GetInt64(),
        invoice.GetProperty("currency").GetString(),
        invoice.GetProperty("created").GetDateTimeOffset().ToUnixTimeSeconds(),
        invoice.GetProperty("hosted_invoice_url").GetString(),
        invoice.GetProperty("invoice_pdf").GetString());

    private static SubscriptionCard Card(SubscriptionView view) => new(
        view.Id,
        view.Status,
        UnixTime.Of(view.PeriodStart),
        UnixTime.Of(view.PeriodEnd),
        view.IsLive && view.CancelAt == view.PeriodEnd);

    private static PaymentCard Card(PaymentView payment) => new(
        payment.Id,
        payment.Kind,
        payment.Use,
        payment.AmountMinor,
        payment.Currency,
        UnixTime.Of(payment.At),
        payment.PaymentIntentId);
}
