namespace Stripe;

/// <summary>The application that sends the requests, as it names itself to Stripe.</summary>
public class AppInfo
{
    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Its Stripe partner id, if it has one.</summary>
    public string PartnerId { get; set; }

    /// <summary>Its version.</summary>
    public string Version { get; set; }

    /// <summary>Its web site.</summary>
    public string Url { get; set; }

    /// <summary>Itself for a User-Agent: <c>name/version (url)</c>.</summary>
    public string FormatUserAgent() =>
        Name
        + (string.IsNullOrEmpty(Version) ? "" : $"/{Version}")
        + (string.IsNullOrEmpty(Url) ? "" : $" ({Url})");
}
