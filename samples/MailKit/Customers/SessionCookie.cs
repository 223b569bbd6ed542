using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MailKit.Customers;

/// <summary>
/// Who a browser is: a customer's id and an end, signed, so that nobody becomes somebody else by writing it.
/// </summary>
internal sealed class SessionCookie(MailKitSettings settings, TimeProvider time)
{
    private const string Name = "mailkit_session";
    private const int LifetimeDays = 30;

    private readonly byte[] _key = settings.SessionKey is { } key
        ? SHA256.HashData(Encoding.UTF8.GetBytes(key))
        : RandomNumberGenerator.GetBytes(32);

    /// <summary>The customer of a request, or null.</summary>
    public string? Read(HttpRequest request)
    {
        if (request.Cookies[Name]?.Split('.') is not [var customer, var end, var signature])
            return null;
        var given = Encoding.ASCII.GetBytes(signature);
        var expected = Encoding.ASCII.GetBytes(Sign($"{customer}.{end}"));
        return CryptographicOperations.FixedTimeEquals(given, expected)
            && long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && time.GetUtcNow().ToUnixTimeSeconds() < seconds
                ? customer
                : null;
    }

    /// <summary>From now on the browser is this customer.</summary>
    public void Write(HttpResponse response, string customer)
    {
        var end = time.GetUtcNow().AddDays(LifetimeDays);
        var value = string.Create(CultureInfo.InvariantCulture, $"{customer}.{end.ToUnixTimeSeconds()}");
        response.Cookies.Append(Name, $"{value}.{Sign(value)}", Options(end));
    }

    /// <summary>The browser is nobody again.</summary>
    public void Clear(HttpResponse response) => response.Cookies.Delete(Name, Options(null));

    // Lax: a page of somebody else's cannot post in the customer's name.
    private CookieOptions Options(DateTimeOffset? end) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = settings.PublicUrl.Scheme == Uri.UriSchemeHttps,
        Expires = end,
        IsEssential = true,
    };

    private string Sign(string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(value)));
}
