using System.Text;

namespace Billing.Api.Pages;

/// <summary>A whole page with a policy that lets nothing run but our own files, and Stripe's where a card is collected.</summary>
/// <param name="status">The answer's status.</param>
/// <param name="title">The page's name.</param>
/// <param name="body">What it shows.</param>
/// <param name="collectsCards">Whether Stripe's own script runs in it.</param>
internal sealed class HtmlPage(int status, string title, Html body, bool collectsCards = false) : IResult
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

    // docs.stripe.com/security/guide#content-security-policy
    private const string StripePolicy =
        "; script-src 'self' https://js.stripe.com https://*.js.stripe.com; connect-src https://api.stripe.com; "
        + "frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com";

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = collectsCards ? Policy + StripePolicy : Policy;
        // The address is a secret: whoever has it sees the account.
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex";
        var bytes = Encoding.UTF8.GetBytes(Document().ToString());
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes).AsTask();
    }

    private Html Document() => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/pages/billing.css">
        </head>
        <body><main>{body}</main></body>
        </html>

        """);
}
