using System.Text.Json;
using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.OpenApi;
using Billing.Api.Pages;
using Billing.Api.Problems;
using Billing.Api.RateLimits;
using Billing.Contracts;
using Billing.Contracts.Payments;

namespace Billing.Api.BillingPage;

/// <summary>
/// The page where a customer looks after his billing. The link in its path is the credential: nobody logs in, and no other
/// page can guess the address of a form.
/// </summary>
internal static class BillingPageEndpoints
{
    /// <summary>Where pages are; the link follows.</summary>
    public const string Path = "/pages/billing/";

    // What a page asks of others, in calls of the API.
    private const int CallsOfPage = 10;

    public static void MapBillingPage(this IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup(Path + "{link}");
        page.MapGet("", Show).Allow(Access.Public).Describe(BillingPageOperations.Page);
        page.MapPost("/subscribe", Subscribe).Allow(Access.Public).Describe(BillingPageOperations.Subscribe);
        page.MapPost("/topup", TopUp).Allow(Access.Public).Describe(BillingPageOperations.TopUp);
        page.MapPost("/portal", (string link, HttpContext http, IGrainFactory grains, BillingLinks links) =>
            Portal(link, http, grains, links, null)).Allow(Access.Public).Describe(BillingPageOperations.Portal);
        page.MapGet("/card", Card).Allow(Access.Public).Describe(BillingPageOperations.Card);
        page.MapPost("/card/attach", Attach).Allow(Access.Public).Describe(BillingPageOperations.Attach);
        routes.MapBillingPageFiles();
    }

    private static async Task<IResult> Show(string link, string? done, HttpContext http, IGrainFactory grains, BillingLinks links) =>
        await Opened(link, http, links, opened => Render(http, grains, opened, new Said(done switch
        {
            "paid" => "Thank you. What you bought appears here as soon as the payment is confirmed.",
            "card" => "The card is saved.",
            _ => null,
        })));

    private static Task<IResult> Subscribe(string link, HttpContext http, IGrainFactory grains, BillingLinks links) =>
        Buy(link, http, grains, links, "plan", "plan");

    private static Task<IResult> TopUp(string link, HttpContext http, IGrainFactory grains, BillingLinks links) =>
        Buy(link, http, grains, links, "top_up", "package");

    private static Task<IResult> Buy(
        string link, HttpContext http, IGrainFactory grains, BillingLinks links, string purpose, string field) =>
        Opened(link, http, links, async opened =>
        {
            var code = await Field(http.Request, field);
            var here = Here(http, link);
            var reply = await grains.GetGrain<IProviderGrain>(opened.Account).Checkout(
                new StartCheckoutRequest(CallKeys.Random(), purpose, code) { SuccessUrl = here + "?done=paid", CancelUrl = here });
            return reply.Error is { } error
                ? await Render(http, grains, opened, new Said(Fault: error))
                : GoTo(reply.Checkout!.Url!);
        });

    private static Task<IResult> Portal(string link, HttpContext http, IGrainFactory grains, BillingLinks links, string? flow) =>
        Opened(link, http, links, async opened =>
        {
            var reply = await grains.GetGrain<IProviderGrain>(opened.Account).Portal(
                new PortalRequest(CallKeys.Random(), Here(http, link), flow));
            return reply.Error is { } error ? await Render(http, grains, opened, new Said(Fault: error)) : GoTo(reply.Url!);
        });

    // Without a publishable key, as with the sandbox, Stripe's portal has the form.
    private static Task<IResult> Card(
        string link, HttpContext http, IGrainFactory grains, BillingLinks links, IConfiguration settings) =>
        settings["STRIPE_PUBLISHABLE_KEY"] is not { Length: > 0 } publishable
            ? Portal(link, http, grains, links, "payment_method_update")
            : Opened(link, http, links, async opened =>
            {
                var reply = await Ask(grains, opened, "setup_intent", null);
                if (reply.Error is { } error)
                    return await Render(http, grains, opened, new Said(Fault: error));
                var secret = JsonElement.Parse(reply.Json!).GetProperty("client_secret").GetString()!;
                return new HtmlPage(StatusCodes.Status200OK, "Card", CardPageView.Of(Path + link, publishable, secret), collectsCards: true);
            });

    private static Task<IResult> Attach(string link, HttpContext http, IGrainFactory grains, BillingLinks links) =>
        Opened(link, http, links, async opened =>
        {
            var method = await Field(http.Request, "payment_method");
            var reply = await Ask(grains, opened, "attach", method);
            return reply.Error is { } error
                ? await Render(http, grains, opened, new Said(Fault: error))
                : GoTo($"{Path}{link}?done=card");
        });

    // A link counts like a key of its account: pages cost calls of Stripe, and forms write.
    private static async Task<IResult> Opened(
        string link, HttpContext http, BillingLinks links, Func<BillingLink, Task<IResult>> answer)
    {
        var (opened, problem) = await links.Open(link);
        if (problem is not null)
            return problem;
        if (opened is null)
        {
            return new HtmlPage(
                StatusCodes.Status404NotFound,
                "Billing",
                BillingPageView.Notice("This link has expired", "Go back to where you found it and open your billing page from there again."));
        }
        var limits = http.RequestServices.GetRequiredService<KeyLimits>();
        var caller = new Caller("link " + opened.Account, opened.Account);
        if (limits.TryEnter(caller) is var wait and > 0)
            return Problem.RateLimited("This page was called too often.", wait);
        limits.Count(caller, CallsOfPage - 1);
        return await answer(opened);
    }

    private static async Task<IResult> Render(HttpContext http, IGrainFactory grains, BillingLink link, Said said)
    {
        var (model, error) = await BillingPageReader.Read(grains, link, Path + http.Request.RouteValues["link"]);
        if (model is null)
        {
            return new HtmlPage(
                Problem.Of(error!).Status, "Billing", BillingPageView.Notice("Billing", "This cannot be shown right now. Try again in a moment."));
        }
        var status = said.Fault is { } fault ? Problem.Of(fault).Status : StatusCodes.Status200OK;
        return new HtmlPage(
            status, "Billing", BillingPageView.Of(model with { Done = said.Done, Fault = said.Fault?.Detail }));
    }

    private static Task<ProviderReply> Ask(IGrainFactory grains, BillingLink link, string kind, string? text) =>
        grains.GetGrain<IProviderGrain>(link.Account).Ask(new ProviderCall(kind, CallKeys.Random(), text, null, false));

    // What is no form, or has no such field, is refused as an empty code is.
    private static async Task<string> Field(HttpRequest request, string name) =>
        request.HasFormContentType ? (await request.ReadFormAsync())[name].ToString() : "";

    // See Other: the browser reads the next page, and does not send the form there.
    private static IResult GoTo(string url) => Results.Extensions.SeeOther(url);

    private static string Here(HttpContext http, string link) =>
        BillingLinkEndpoints.PublicUrl(http.Request, http.RequestServices.GetRequiredService<IConfiguration>()) + Path + link;

    private sealed record Said(string? Done = null, ErrorReply? Fault = null);
}
