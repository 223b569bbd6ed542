using Billing.Api.Json;

namespace Billing.Api.WebhookEndpoints;

/// <summary>The body of POST /v1/webhook-endpoints/{id}/rotate-secret; there may be none.</summary>
internal readonly record struct SecretRotationBody(int? OverlapSeconds)
{
    /// <summary>For how long the secret before signs too where the call does not say: a day.</summary>
    public const int DefaultOverlapSeconds = 86_400;

    internal static readonly FieldSet Fields = new("overlap_seconds", "idempotency_key");

    public static SecretRotationBody Read(ref BodyReader body)
    {
        var read = default(SecretRotationBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            if (field == "idempotency_key")
                body.ReadKey();
            else
                read = new SecretRotationBody(body.Whole());
        }
        return read;
    }
}
