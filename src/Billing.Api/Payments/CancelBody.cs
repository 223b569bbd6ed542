using Billing.Api.Json;

namespace Billing.Api.Payments;

/// <summary>The body of POST …/subscription/cancel: at the end of the period, unless it says at once.</summary>
internal readonly record struct CancelBody(bool AtOnce)
{
    internal static readonly FieldSet Fields = new("at_once", "idempotency_key");

    public static CancelBody Read(ref BodyReader body)
    {
        var read = default(CancelBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            if (field == "at_once")
                read = new CancelBody(body.Flag());
            else
                body.ReadKey();
        }
        return read;
    }
}
