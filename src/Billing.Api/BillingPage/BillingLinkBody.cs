using Billing.Api.Json;

namespace Billing.Api.BillingPage;

/// <summary>The body of POST …/billing-links.</summary>
internal readonly record struct BillingLinkBody(string? ReturnUrl, int? TtlSeconds)
{
    public static readonly FieldSet Fields = new("return_url", "ttl_seconds", "idempotency_key");

    public static BillingLinkBody Read(ref BodyReader body)
    {
        var read = default(BillingLinkBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            switch (field)
            {
                case "return_url":
                    read = read with { ReturnUrl = body.Text(TextLimits.Url) };
                    break;
                case "ttl_seconds":
                    read = read with { TtlSeconds = body.Whole() };
                    break;
                default:
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }
}

/// <summary>Where a customer looks after his billing, and until when the address works.</summary>
internal sealed record BillingLinkAnswer(string Account, string Url, DateTime ExpiresAt);
