using Billing.Client;
using MailKit.Webhooks;

namespace MailKit.Setup;

/// <summary>
/// Makes what MailKit needs in Billing, unless it is there: an operator's own prices stay as they are.
/// </summary>
internal sealed class BillingSetup(
    BillingClient billing, MailKitSettings settings, WebhookSecrets secrets, ILogger logger)
{
    private static readonly string[] Events = ["credit.balance_low", "credit.added", "credit.rolled_over"];

    public async Task Run()
    {
        await Ensure(
            billing.CreditTypes.GetAsync(MailKitCatalog.CreditType),
            () => billing.CreditTypes.CreateAsync(MailKitCatalog.EmailCredits));
        await Ensure(
            billing.Meters.GetAsync(MailKitCatalog.Meter), () => billing.Meters.CreateAsync(MailKitCatalog.EmailsSent));
        await Ensure(
            billing.Plans.GetAsync(MailKitCatalog.Plan),
            () => billing.Plans.CreateAsync(MailKitCatalog.PlanAt(settings.StripePriceId)));
        await Ensure(
            billing.Packages.GetAsync(MailKitCatalog.Package),
            () => billing.Packages.CreateAsync(MailKitCatalog.TopUpPack));
        MailKitLog.CatalogReady(logger, MailKitCatalog.CreditType, MailKitCatalog.Plan, MailKitCatalog.Package);
        if (settings.WebhookSecret is { } byHand)
            secrets.Use(byHand);
        else
            await EnsureEndpoint(new Uri(settings.PublicUrl, "/webhooks/dodo").AbsoluteUri);
    }

    private static async Task Ensure<T>(Task<BillingResult<T>> existing, Func<Task<BillingResult<T>>> create)
    {
        var found = await existing;
        if (found.Status == StatusCodes.Status404NotFound)
            await create().OrThrow();
        else
            _ = found.Value;
    }

    // A secret is shown once and MailKit keeps nothing, so each start makes a new one. Messages under way with the old
    // one
    // are refused and come again.
    private async Task EnsureEndpoint(string url)
    {
        await foreach (var endpoint in billing.WebhookEndpoints.List())
        {
            if (endpoint.Url != url)
                continue;
            Use((await billing.WebhookEndpoints.RotateSecretAsync(endpoint.Id, overlapSeconds: 0).OrThrow()).Secret);
            if (endpoint.Status != "enabled")
                await billing.WebhookEndpoints.UpdateAsync(
                    endpoint.Id, new WebhookEndpointPatch { Enabled = true }).OrThrow();
            MailKitLog.EndpointReady(logger, url, endpoint.Id);
            return;
        }
        var made = await billing.WebhookEndpoints.CreateAsync(
            new NewWebhookEndpoint { Url = url, Events = Events, Description = "MailKit" }).OrThrow();
        Use(made.Secret);
        MailKitLog.EndpointReady(logger, url, made.Id);
    }

    // Its answer was lost and asked for again, and a secret is shown once. The next start makes a new one.
    private void Use(string? secret) =>
        secrets.Use(
            secret ?? throw new InvalidOperationException("The webhook secret was lost on its way. Start again."));
}
