using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Payments;
using Billing.Api.Problems;
using Billing.Contracts.Accounts;

namespace Billing.Api.BillingPage;

/// <summary>Links to the page where a customer looks after his billing.</summary>
internal static class BillingLinkEndpoints
{
    /// <summary>The setting with the address under which customers reach this service.</summary>
    public const string PublicUrlSetting = "BILLING_PUBLIC_URL";

    private const int ShortestSeconds = 60;
    private const int LongestSeconds = 86_400;
    private const int DefaultSeconds = 900;

    public static void MapBillingLinks(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/accounts/{account}/billing-links", Make)
            .Allow(Access.Account, readsOnly: true).Describe(BillingPageOperations.Link);

    private static async Task<IResult> Make(
        string account, HttpRequest request, IGrainFactory grains, BillingLinks links, IConfiguration settings, TimeProvider clock)
    {
        var (body, _, problem) = await KeyedCall.Read(request, BillingLinkBody.Read, optional: true);
        problem ??= ReturnUrl.Fault("return_url", body.ReturnUrl);
        var seconds = body.TtlSeconds ?? DefaultSeconds;
        problem ??= seconds is < ShortestSeconds or > LongestSeconds
            ? Problem.Invalid("ttl_seconds", $"ttl_seconds is {ShortestSeconds} to {LongestSeconds}.")
            : null;
        if (problem is not null)
            return problem;
        var read = await grains.GetAccount(account).Read(null);
        if (read.Error is { } error)
            return Problem.Of(error);
        // Whole seconds: that is what the link says.
        var expires = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds() + seconds);
        var (token, fault) = await links.Make(new BillingLink(account, expires, body.ReturnUrl));
        if (fault is null && token!.Length > BillingLink.MaxLength)
            return Problem.Invalid("return_url", "return_url is too long.");
        return fault is not null
            ? fault
            : Answer.Of(
                StatusCodes.Status201Created,
                new BillingLinkAnswer(account, $"{PublicUrl(request, settings)}{BillingPageEndpoints.Path}{token}", expires.UtcDateTime),
                ApiJson.Default.BillingLinkAnswer);
    }

    /// <summary>The address that customers use: the setting, or the one that this caller used.</summary>
    public static string PublicUrl(HttpRequest request, IConfiguration settings) =>
        settings[PublicUrlSetting] is { Length: > 0 } url ? url.TrimEnd('/') : $"{request.Scheme}://{request.Host}";
}
