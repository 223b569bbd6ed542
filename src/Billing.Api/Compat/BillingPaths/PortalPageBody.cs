using Billing.Api.Json;
using Billing.Api.Payments;

namespace Billing.Api.Compat.BillingPaths;

/// <summary>The body of POST /billing/portal: nothing, or where the customer goes back to.</summary>
internal static class PortalPageBody
{
    internal static readonly FieldSet Fields = new("returnUrl", "return_url", "idempotency_key");

    public static PortalBody Read(ref BodyReader body)
    {
        var read = default(PortalBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            if (field == "idempotency_key")
                body.ReadKey();
            else
                read = read with { ReturnUrl = body.Text(TextLimits.Url) ?? read.ReturnUrl };
        }
        return read;
    }
}
