using Billing.Api.Json;

namespace Billing.Api.Payments;

/// <summary>The body of POST …/portal.</summary>
internal readonly record struct PortalBody(string? ReturnUrl, string? Flow)
{
    internal static readonly FieldSet Fields = new("return_url", "flow", "idempotency_key");

    public static PortalBody Read(ref BodyReader body)
    {
        var read = default(PortalBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            switch (field)
            {
                case "return_url":
                    read = read with { ReturnUrl = body.Text(TextLimits.Url) };
                    break;
                case "flow":
                    read = read with { Flow = body.Text(TextLimits.Code) };
                    break;
                default:
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }
}
