using Billing.Api.Json;
using Billing.Api.Problems;
using Billing.Contracts;

namespace Billing.Api.Idempotency;

/// <summary>A request with its idempotency key.</summary>
internal static class KeyedCall
{
    /// <summary>The body and the key, or what is wrong with either.</summary>
    public static async ValueTask<(T? Body, CallKey Key, Problem? Problem)> Read<T>(
        HttpRequest request, BodyParser<T> parse, bool optional = false)
    {
        var (body, keyOfBody, problem) = await RequestBody.Read(request, parse, optional: optional);
        if (problem is not null)
            return (default, CallKeys.None, problem);
        problem = CallKeys.Read(request, keyOfBody, out var key);
        return (body, key, problem);
    }
}
