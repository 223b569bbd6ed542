using System.Net;

namespace MailKit;

/// <summary>What MailKit reads from its environment.</summary>
/// <param name="BillingUrl"><c>BILLING_URL</c>: where Billing is.</param>
/// <param name="BillingKey"><c>BILLING_API_KEY</c>: an admin key, for MailKit opens accounts.</param>
/// <param name="PublicUrl"><c>BASE_URL</c>: MailKit's own address, as browsers and Billing reach it.</param>
/// <param name="ListenUrl">Where it listens: <c>PORT</c> of this machine.</param>
/// <param name="WebhookSecret"><c>DODO_WEBHOOK_KEY</c>: the secret of a webhook endpoint that was made by hand; or
/// null.</param>
/// <param name="StripePriceId"><c>MAILKIT_STRIPE_PRICE_ID</c>: the plan's price at Stripe; the sandbox makes the
/// default one.</param>
/// <param name="ResendKey"><c>RESEND_API_KEY</c>: sends for real; or null.</param>
/// <param name="MailFrom"><c>MAIL_FROM</c>: who writes.</param>
/// <param name="SessionKey"><c>SESSION_KEY</c>: signs cookies; without it they last as long as the process.</param>
/// <param name="TrustsCustomerId">
/// <c>TRUST_CUSTOMER_ID</c>: whether a caller is whoever the request says, as in a demonstration on one's own machine;
/// by default only where nobody else reaches it.
/// </param>
internal sealed record MailKitSettings(
    Uri BillingUrl,
    string BillingKey,
    Uri PublicUrl,
    string ListenUrl,
    string? WebhookSecret,
    string StripePriceId,
    string? ResendKey,
    string MailFrom,
    string? SessionKey,
    bool TrustsCustomerId)
{
    private const int ShortestSessionKey = 24;

    /// <summary>Reads them; a mistake ends the start with a sentence.</summary>
    public static MailKitSettings Read(IConfiguration from)
    {
        var port = from["PORT"] ?? "3000";
        var publicUrl = Address(from["BASE_URL"] ?? $"http://127.0.0.1:{port}", "BASE_URL");
        var key = from["BILLING_API_KEY"];
        if (string.IsNullOrEmpty(key))
            throw new InvalidOperationException("BILLING_API_KEY is missing: an admin key of Billing.");
        var sessionKey = Text(from["SESSION_KEY"]);
        if (sessionKey is { Length: < ShortestSessionKey })
            throw new InvalidOperationException($"SESSION_KEY has {ShortestSessionKey} characters or more.");
        var listenUrl = Text(from["ASPNETCORE_URLS"]) ?? $"http://127.0.0.1:{port}";
        // An endpoint of the server's own section would listen beside it.
        var isLocal = publicUrl.IsLoopback && IsLoopback(listenUrl) && !from.GetSection("Kestrel:Endpoints").Exists();
        return new MailKitSettings(
            Address(from["BILLING_URL"] ?? "http://127.0.0.1:8080", "BILLING_URL"),
            key,
            publicUrl,
            listenUrl,
            Text(from["DODO_WEBHOOK_KEY"]),
            Text(from["MAILKIT_STRIPE_PRICE_ID"]) ?? "price_mailkit_plan",
            Text(from["RESEND_API_KEY"]),
            Text(from["MAIL_FROM"]) ?? "MailKit <onboarding@resend.dev>",
            sessionKey,
            from["TRUST_CUSTOMER_ID"] is { Length: > 0 } trust ? trust == "true" : isLocal);
    }

    /// <summary>An address of a page of MailKit's.</summary>
    public string Page(string query) => new Uri(PublicUrl, "/?" + query).AbsoluteUri;

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    // Whether nobody else can reach any of the addresses, apart by semicolons. To the server a name other than
    // localhost, such as * and +, means all networks.
    private static bool IsLoopback(string urls) => urls
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .All(url => BindingAddress.Parse(url).Host.Trim('[', ']') is var host
            && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))));

    private static Uri Address(string text, string name) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new InvalidOperationException($"{name} is no http address: {text}");
}
