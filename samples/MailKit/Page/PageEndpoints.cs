using Billing.Client;
using MailKit.Customers;
using MailKit.Sending;
using MailKit.Setup;
using MailKit.Webhooks;

namespace MailKit.Page;

/// <summary>What the page shows.</summary>
internal static class PageEndpoints
{
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/credits/{customerId}", Credits);
        routes.MapGet("/me", Me);
        routes.MapGet("/me/changes", Changes);
        routes.MapPost("/me/billing", BillingPage);
        routes.MapPost("/me/sign-out", SignOut);
    }

    private static async Task<IResult> Credits(string customerId, HttpContext http, BillingClient billing)
    {
        if (Speaker.Of(http, customerId) is not { } customer)
            return Speaker.Unknown();
        var balance = await billing.Balances.GetAsync(
            customer, MailKitCatalog.CreditType, cancellation: http.RequestAborted);
        return balance.Refusal?.Status == StatusCodes.Status404NotFound
            ? Speaker.Unknown()
            : Results.Ok(new BalanceAnswer(Text(balance.Value.Available)));
    }

    private static async Task<IResult> Me(
        HttpContext http,
        BillingClient billing,
        Outbox outbox,
        Notices notices,
        MailKitSettings settings,
        IServiceProvider services)
    {
        http.Response.Headers.CacheControl = "no-store";
        var fake = services.GetService<FakeMailProvider>();
        if (Speaker.Of(http, null) is not { } customer)
            return Results.Ok(new MeAnswer { ProviderFails = fake?.Fails });
        var found = await billing.Accounts.StateAsync(customer, cancellation: http.RequestAborted);
        if (found.Refusal?.Status == StatusCodes.Status404NotFound)
            return Results.Ok(new MeAnswer { ProviderFails = fake?.Fails });
        var state = found.Value;
        var emails = state.Balances.GetValueOrDefault(MailKitCatalog.CreditType);
        return Results.Ok(new MeAnswer
        {
            CustomerId = customer,
            Email = state.Email,
            Name = state.Name,
            Plan = state.Plan.Name,
            RenewsAt = state.Plan.Slug is null ? null : state.Plan.Period.End,
            Balance = Text(emails?.Available ?? 0),
            LowBalance = notices.Current(customer),
            Sent = outbox.Of(customer),
            ProviderFails = fake?.Fails,
        });
    }

    private static async Task<IResult> Changes(
        HttpContext http, BillingClient billing, Notices notices, IHostApplicationLifetime lifetime)
    {
        if (Speaker.Of(http, null) is not { } customer || !(await billing.Accounts.GetAsync(customer)).IsOk)
            return Speaker.Unknown();
        return new ChangeStream(billing, notices, customer, lifetime.ApplicationStopping);
    }

    private static async Task<IResult> BillingPage(HttpContext http, BillingClient billing, MailKitSettings settings)
    {
        if (Speaker.Of(http, null) is not { } customer)
            return Speaker.Unknown();
        var link = await billing.BillingLinks.CreateAsync(
            customer, new NewBillingLink { ReturnUrl = settings.Page("") }).OrThrow();
        return Results.Ok(new LinkAnswer(link.Url));
    }

    private static IResult SignOut(HttpContext http, SessionCookie session)
    {
        session.Clear(http.Response);
        return Results.NoContent();
    }

    private static string Text(decimal amount) => amount.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A balance, as the cookbook has it.</summary>
/// <param name="Balance">E-mails that can be sent, as text.</param>
internal sealed record BalanceAnswer(string Balance);

/// <summary>Where to go.</summary>
internal sealed record LinkAnswer(Uri Url);

/// <summary>Who is signed in, and what the page shows of it; nobody where the id is null.</summary>
internal sealed record MeAnswer
{
    public string? CustomerId { get; init; }

    public string? Email { get; init; }

    public string? Name { get; init; }

    public string? Plan { get; init; }

    public DateTimeOffset? RenewsAt { get; init; }

    public string? Balance { get; init; }

    public LowBalance? LowBalance { get; init; }

    public IReadOnlyList<SentMail> Sent { get; init; } = [];

    /// <summary>Whether the sample's own provider fails; null where mails are sent for real.</summary>
    public bool? ProviderFails { get; init; }
}
