using System.Globalization;
using System.Text.Encodings.Web;

namespace Billing.StripeSandbox.Pages;

/// <summary>
/// The frame of every hosted page, and the small parts that they share. Nothing comes from elsewhere.
/// </summary>
internal static class Html
{
    private const string Style = """
        :root{--ink:#1a1f36;--soft:#697386;--line:#e3e8ee;--brand:#4b45d6;--bad:#b3093c;--good:#0b7a4b}
        *{box-sizing:border-box}body{margin:0;background:#f6f8fa;color:var(--ink);font:16px/1.5 system-ui,sans-serif}
        main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 4rem}
        .flag{background:#fff4d6;color:#6b4b00;text-align:center;padding:.35rem;font-size:.85rem}
        section{background:#fff;border:1px solid var(--line);border-radius:.75rem;padding:1.25rem;margin:1rem 0}
        h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1rem;margin:0 0 .75rem}
        .soft{color:var(--soft)}.big{font-size:2rem;font-weight:650}
        label{display:block;margin:.75rem 0 .25rem;font-size:.9rem}
        input{width:100%;padding:.6rem;border:1px solid #c9d2dd;border-radius:.4rem;font:inherit}
        button{padding:.6rem 1rem;border:0;border-radius:.4rem;background:var(--brand);color:#fff;font:inherit;
        font-weight:600;cursor:pointer}
        button.plain{background:#fff;color:var(--ink);border:1px solid #c9d2dd;font-weight:400}
        button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid #a9b7ff;outline-offset:1px}
        .wide{width:100%;margin-top:1rem}
        .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.5rem}
        .cards button{text-align:left}.cards small{display:block;color:var(--soft)}
        table{width:100%;border-collapse:collapse}td,th{padding:.5rem 0;text-align:left;
        border-bottom:1px solid var(--line);vertical-align:top}td:last-child,th:last-child{text-align:right}
        .error{border-color:var(--bad);color:var(--bad)}.done{border-color:var(--good);color:var(--good)}
        form.inline{display:inline}
        """;

    public static IResult Page(string title, string body, int status = 200)
    {
        var html = $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)}</title><style>{Style}</style></head>
            <body><div class="flag">Stripe sandbox. No money moves here.</div><main>{body}</main></body></html>
            """;
        return new HtmlResult(html, status);
    }

    /// <summary>Text made safe to stand in a page.</summary>
    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>An amount as people write it: 1900 usd is 19.00 USD.</summary>
    public static string Money(long amount, string? currency)
    {
        var digits = currency is "jpy" or "krw" or "vnd" or "clp" or "xaf" or "xof" or "ugx" or "pyg" ? 0 : 2;
        var value = digits == 0 ? amount : amount / 100m;
        return $"{value.ToString("F" + digits, CultureInfo.InvariantCulture)} {Text(currency?.ToUpperInvariant())}";
    }

    public static string Date(long? time) => time is null
        ? ""
        : DateTimeOffset.FromUnixTimeSeconds(time.Value).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Big(long amount, string? currency) => $"<div class=\"big\">{Money(amount, currency)}</div>";

    public static string Error(string? message) =>
        message is null ? "" : $"<section class=\"error\" role=\"alert\">{Text(message)}</section>";

    public static IResult Gone(string title, string message) =>
        Page(title, $"<h1>{Text(title)}</h1><section>{Text(message)}</section>", 404);

    private sealed class HtmlResult(string html, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentSecurityPolicy =
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
            response.Headers.CacheControl = "no-store";
            return response.WriteAsync(html);
        }
    }
}
