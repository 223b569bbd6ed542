using System.Net;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Webhooks;

/// <summary>Which URLs messages may be sent to (spec/SECURITY.md, SSRF).</summary>
public sealed class WebhookTargets(IOptions<WebhookOptions> options)
{
    /// <summary>The most characters of a URL.</summary>
    public const int MaxUrlLength = 2_048;

    private const int HttpsPort = 443;

    // Below are the ports of services that are no receivers: mail, SSH, DNS.
    private const int FirstFreePort = 1_024;

    private static readonly string[] PrivateSuffixes =
        [".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".localdomain"];

    private readonly HashSet<string> _allowed = options.Value.Allowed().ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the settings name it as a target for development, which may be anything.</summary>
    public bool IsAllowed(string host, int port) => _allowed.Contains($"{host.Trim('[', ']')}:{port}");

    /// <summary>
    /// What is wrong with a URL, or null. A name is looked up only when it is connected to, each time (<see cref="WebhookConnections"/>).
    /// </summary>
    public string? Fault(string url)
    {
        if (url.Length > MaxUrlLength || url.Any(c => c is <= ' ' or '\\' or >= '\x7f'))
            return $"A URL has at most {MaxUrlLength} characters, all of them printable ASCII.";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            return "This is no https URL.";
        if (uri.UserInfo.Length > 0)
            return "A URL holds no user or password.";
        if (uri.Fragment.Length > 0)
            return "A URL holds no fragment.";
        if (IsAllowed(uri.IdnHost, uri.Port))
            return null;
        if (uri.Scheme != Uri.UriSchemeHttps)
            return "Messages are sent over https only.";
        if (uri.Port is not HttpsPort and < FirstFreePort)
            return $"The port is {HttpsPort}, or {FirstFreePort} or more.";
        return HostFault(uri);
    }

    private static string? HostFault(Uri uri)
    {
        const string NotPublic = "The host is not on the public Internet.";
        if (uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
            return IPAddress.TryParse(uri.IdnHost, out var address) && PublicAddress.Is(address) ? null : NotPublic;
        var name = uri.IdnHost.TrimEnd('.');
        var isPrivate = uri.HostNameType != UriHostNameType.Dns
            || !name.Contains('.', StringComparison.Ordinal)
            || Array.Exists(PrivateSuffixes, suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
        return isPrivate ? NotPublic : null;
    }
}
