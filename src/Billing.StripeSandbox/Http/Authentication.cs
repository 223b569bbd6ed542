using System.Security.Cryptography;
using System.Text;

namespace Billing.StripeSandbox.Http;

/// <summary>Checks the secret key, which comes as a bearer token or as the user name of basic authentication.</summary>
internal static class Authentication
{
    public static void Check(HttpRequest request, string secretKey)
    {
        var given = Given(request.Headers.Authorization.ToString());
        if (given is null)
            throw StripeRefusal.Unauthorized("No API key was given: send it as Authorization: Bearer <key>.");
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(secretKey)))
            throw StripeRefusal.Unauthorized("Invalid API Key provided.");
    }

    private static string? Given(string header)
    {
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return header["Bearer ".Length..].Trim();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return null;
        var bytes = new byte[header.Length];
        return Convert.TryFromBase64String(header["Basic ".Length..].Trim(), bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0]
            : null;
    }
}
