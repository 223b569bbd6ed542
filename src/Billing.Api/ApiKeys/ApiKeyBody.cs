using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.ApiKeys;

namespace Billing.Api.ApiKeys;

/// <summary>The body of POST /v1/api-keys.</summary>
internal readonly record struct ApiKeyBody(string? Kind, string? Account, string? Name)
{
    internal static readonly FieldSet Fields = new("kind", "account", "name", "idempotency_key");

    public ApiKeyRequest ToRequest(CallKey key) => new(key, Kind!, Account, Name);

    public static ApiKeyBody Read(ref BodyReader body)
    {
        var read = default(ApiKeyBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            switch (field)
            {
                case "kind":
                    read = read with { Kind = body.Text(TextLimits.Code) };
                    break;
                case "account":
                    read = read with { Account = body.Text(int.MaxValue) };
                    break;
                case "name":
                    read = read with { Name = body.Text(TextLimits.Name) };
                    break;
                case "idempotency_key":
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }
}
