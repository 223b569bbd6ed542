using System.Text.Json;
using Billing.Contracts;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Stripe;

namespace Billing.Grains.Provider;

/// <summary>Changes of the subscription that decides the plan. What was done is told to the account at once, not only by webhook.</summary>
internal static class Subscriptions
{
    private const string InvoiceNow = "always_invoice";

    /// <summary>What a change of plan would cost now.</summary>
    public static async Task<string> PreviewChange(Dealing with, ProviderCall call)
    {
        var (live, item) = await Live(with);
        var price = await PriceOf(with, call.Text);
        var preview = await with.Stripe.Invoices.CreatePreviewAsync(new InvoiceCreatePreviewOptions
        {
            Subscription = live,
            SubscriptionDetails = new InvoiceSubscriptionDetailsOptions
            {
                Items = [new InvoiceSubscriptionDetailsItemOptions { Id = item.ItemId, Price = price }],
                ProrationBehavior = InvoiceNow,
            },
        });
        return ProviderJson.Object(json =>
        {
            json.WriteString("plan", call.Text);
            json.WriteNumber("amount_due", preview.AmountDue);
            json.WriteNumber("total", preview.Total);
            json.WriteString("currency", preview.Currency);
            json.WriteStartArray("lines");
            foreach (var line in preview.Lines)
                WriteLine(json, line);
            json.WriteEndArray();
        });
    }

    /// <summary>Changes to another plan at once; the difference is invoiced and paid now, or nothing changes.</summary>
    public static async Task<string> Change(Dealing with, ProviderCall call)
    {
        var (live, item) = await Live(with);
        var price = await PriceOf(with, call.Text);
        if (item.PriceId != price)
        {
            await with.Stripe.Subscriptions.UpdateAsync(
                live,
                new SubscriptionUpdateOptions
                {
                    Items = [new SubscriptionItemOptions { Id = item.ItemId, Price = price }],
                    ProrationBehavior = InvoiceNow,
                    PaymentBehavior = "error_if_incomplete",
                },
                with.Key(CallKeys.Of($"change:{live}", call.Key)));
        }
        return await Told(with, live);
    }

    /// <summary>Ends it: with its period, or now.</summary>
    public static async Task<string> Cancel(Dealing with, ProviderCall call)
    {
        var (live, _) = await Live(with);
        if (call.AtOnce)
            await with.Stripe.Subscriptions.CancelAsync(live);
        else
            await with.Stripe.Subscriptions.UpdateAsync(live, new SubscriptionUpdateOptions { CancelAtPeriodEnd = true });
        return await Told(with, live);
    }

    /// <summary>Takes a cancellation at the end of the period back, or wakes a paused subscription.</summary>
    public static async Task<string> Resume(Dealing with)
    {
        if ((await with.View()).Subscription is { Status: "paused" } paused)
        {
            await with.Stripe.Subscriptions.ResumeAsync(paused.Id);
            return await Told(with, paused.Id);
        }
        var (live, _) = await Live(with);
        await with.Stripe.Subscriptions.UpdateAsync(live, new SubscriptionUpdateOptions { CancelAtPeriodEnd = false });
        return await Told(with, live);
    }

    private static async Task<string> Told(Dealing with, string id)
    {
        await Sync.Subscription(with, id, null);
        var now = (await with.View()).Subscription;
        return ProviderJson.Object(json =>
        {
            json.WriteStartObject("subscription");
            json.WriteString("id", now?.Id ?? id);
            json.WriteString("status", now?.Status);
            json.WriteString("plan", now?.Plan);
            json.WriteMoment("period_start", now?.PeriodStart);
            json.WriteMoment("period_end", now?.PeriodEnd);
            json.WriteMoment("cancel_at", now?.CancelAt);
            json.WriteEndObject();
        });
    }

    private static async Task<(string Id, (string ItemId, string PriceId) Item)> Live(Dealing with)
    {
        if ((await with.View()).Subscription is { IsLive: true } live
            && SubscriptionReader.LicensedItem(await Sync.ReadSubscription(with, live.Id, null)) is { } item)
            return (live.Id, item);
        throw ProviderRefusalException.Of(ErrorCodes.NoSubscription, "The account has no live subscription.");
    }

    private static async Task<string> PriceOf(Dealing with, string? slug)
    {
        if (slug is null)
            throw new ProviderRefusalException(new ErrorReply(RefusalCodes.InvalidRequest, "plan is missing.") { Field = "plan" });
        if (with.Catalog.Plan(slug) is null)
            await with.Catalog.Refresh();
        var plan = with.Catalog.Plan(slug)
            ?? throw ProviderRefusalException.Of(ErrorCodes.PlanNotFound, "There is no such plan.");
        if (plan is not { Archived: false, Public: true, StripePriceId: { } price } || plan.Terms.Price is not { AmountMinor: > 0 })
            throw ProviderRefusalException.Of(ErrorCodes.PlanNotPurchasable, "The plan is not for sale.");
        await SandboxPrices.Ensure(with, price, plan.Terms);
        return price;
    }

    private static void WriteLine(Utf8JsonWriter json, InvoiceLineItem line)
    {
        json.WriteStartObject();
        json.WriteString("description", line.Description);
        json.WriteNumber("amount", line.Amount);
        json.WriteMoment("period_start", line.Period?.Start);
        json.WriteMoment("period_end", line.Period?.End);
        json.WriteEndObject();
    }
}
