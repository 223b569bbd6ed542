using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Stripe;

/// <summary>Options as the text and the body of a form.</summary>
internal static class FormContent
{
    /// <summary>The body of a POST; empty, but still a form, without options.</summary>
    public static HttpContent Of(BaseOptions options)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(options is null ? "" : Text(options)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded", "utf-8");
        return content;
    }

    /// <summary>The form, or a query; empty without parameters.</summary>
    public static string Text(BaseOptions options) =>
        string.Join('&', FormEncoder.Encode(options).Select(field => $"{Escape(field.Key)}={Escape(field.Value)}"));

    // Brackets stay as they are: Stripe takes both, and logs are easier to read.
    private static string Escape(string text) => WebUtility.UrlEncode(text)
        .Replace("%5B", "[", StringComparison.Ordinal)
        .Replace("%5D", "]", StringComparison.Ordinal);
}
