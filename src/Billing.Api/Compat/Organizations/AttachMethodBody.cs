using Billing.Api.Json;

namespace Billing.Api.Compat.Organizations;

/// <summary>The body of POST …/payment_methods/attach.</summary>
internal static class AttachMethodBody
{
    /// <summary>The field that names the payment method.</summary>
    public const string Field = "paymentMethodId";

    internal static readonly FieldSet Fields = new(Field, "idempotency_key");

    public static string? Read(ref BodyReader body)
    {
        string? method = null;
        if (!body.EnterObject())
            return method;
        while (body.Next(Fields) is { } field)
        {
            if (field == Field)
                method = body.Text(TextLimits.StripeId);
            else
                body.ReadKey();
        }
        return method;
    }
}
