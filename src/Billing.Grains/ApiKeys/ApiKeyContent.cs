using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.ApiKeys;
using Billing.Grains.Admin;

namespace Billing.Grains.ApiKeys;

/// <summary>What a request for an API key asks for.</summary>
internal static class ApiKeyContent
{
    private const int MaxNameLength = 100;
    private const int MaxAccountLength = 128;

    /// <summary>What is wrong with it, or null.</summary>
    public static ErrorReply? Fault(ApiKeyRequest request) =>
        RequestRules.KeyFault(request.Key)
        ?? RequestRules.TextFault("name", request.Name, MaxNameLength)
        ?? (request.Kind, request.Account) switch
        {
            ("admin", null) => null,
            ("admin", _) => RequestRules.Invalid("account", "An administrator's key belongs to no account."),
            ("account", null) => RequestRules.Invalid("account", "An account's key names its account."),
            ("account", _) => RequestRules.TextFault("account", request.Account, MaxAccountLength),
            _ => RequestRules.Invalid("kind", "kind is admin or account."),
        };

    /// <summary>The fields by which the same request is recognised again.</summary>
    public static ImmutableArray<RequestField> Fields(ApiKeyRequest request) =>
        [new("kind", request.Kind), new("account", request.Account), new("name", request.Name)];
}
