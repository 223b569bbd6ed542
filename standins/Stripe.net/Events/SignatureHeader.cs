namespace Stripe;

/// <summary>The header <c>Stripe-Signature</c>: <c>t=seconds,v1=hex[,v1=hex][,v0=hex]</c>.</summary>
/// <param name="Timestamp">The time as it stands there; null when there is none.</param>
/// <param name="Signatures">All v1 signatures: several while a secret is rolled. Other schemes do not count.</param>
internal sealed record SignatureHeader(string Timestamp, IReadOnlyList<string> Signatures)
{
    public static SignatureHeader Parse(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var items = header.Trim().Split(',').Select(item => item.Trim().Split('=', 2)).ToArray();
        if (items.Any(item => item.Length != 2))
            throw new StripeException("The header Stripe-Signature is malformed.");

        return new SignatureHeader(
            items.FirstOrDefault(item => item[0] == "t")?[1],
            [.. items.Where(item => item[0] == "v1").Select(item => item[1])]);
    }
}
