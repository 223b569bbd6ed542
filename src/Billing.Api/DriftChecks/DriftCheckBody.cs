using Billing.Api.Accounts;
using Billing.Api.Json;

namespace Billing.Api.DriftChecks;

/// <summary>The body of POST /v1/stripe/drift-checks: one account, or nothing for all.</summary>
internal readonly record struct DriftCheckBody(string? Account)
{
    internal static readonly FieldSet Fields = new("account", "idempotency_key");

    public static DriftCheckBody Read(ref BodyReader body)
    {
        var read = default(DriftCheckBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            if (field == "idempotency_key")
                body.ReadKey();
            else
                read = new DriftCheckBody(body.Text(AccountId.MaxLength));
        }
        return read;
    }
}
