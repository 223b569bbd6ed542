using Billing.Api.Json;

namespace Billing.Api.Payments;

/// <summary>The body of POST …/payment-methods/attach.</summary>
internal readonly record struct AttachBody(string? PaymentMethod)
{
    internal static readonly FieldSet Fields = new("payment_method", "idempotency_key");

    public static AttachBody Read(ref BodyReader body)
    {
        var read = default(AttachBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            if (field == "payment_method")
                read = new AttachBody(body.Text(TextLimits.StripeId));
            else
                body.ReadKey();
        }
        return read;
    }
}
