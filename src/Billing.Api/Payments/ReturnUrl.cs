using Billing.Api.Problems;

namespace Billing.Api.Payments;

/// <summary>Where a customer is sent back to: an address of the web, nothing that a browser would run.</summary>
internal static class ReturnUrl
{
    /// <summary>What is wrong with an address, or null; one that is not given is fine.</summary>
    public static Problem? Fault(string field, string? url) =>
        url is null || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
            ? null
            : Problem.Invalid(field, $"{field} must be an absolute http or https address.");
}
