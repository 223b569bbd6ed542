using Billing.Api.Auth;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Domain.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Billing.Api.Tests.OpenApi;

/// <summary>The problems that an endpoint can answer: what follows from its route, and what it says itself.</summary>
internal static class PossibleProblems
{
    /// <summary>Each with its status; one code can have two.</summary>
    public static IEnumerable<(int Status, string Code)> Of(RouteEndpoint route, Operation operation)
    {
        var rule = route.Metadata.GetMetadata<AccessRule>()!;
        var method = DocumentBuilder.MethodOf(route);
        var codes = new List<string>([.. operation.Codes, ErrorTable.InternalError]);
        if (rule.Access != Access.Public)
            codes.AddRange([ErrorTable.Unauthorized, ErrorTable.RateLimited, ErrorCodes.StorageUnavailable]);
        if (rule.Access == Access.Admin)
            codes.Add(ErrorTable.Forbidden);
        if (route.RoutePattern.GetParameter(AccessRules.AccountRouteValue) is not null)
            codes.AddRange([RefusalCodes.AccountNotFound, ErrorCodes.LedgerDamaged]);
        if (rule.Access != Access.Public && method != "GET" && !rule.ReadsOnly)
            codes.Add(ErrorCodes.OutcomeUnknown);
        if (operation.Body is not null)
            codes.AddRange([ErrorTable.PayloadTooLarge, ErrorTable.RequestTimeout]);
        if (operation.IsKeyed)
            codes.AddRange([RefusalCodes.IdempotencyKeyReused, ErrorCodes.RequestInProgress]);
        if (operation.Body is not null || operation.Query.Length + operation.Headers.Length > 0)
            codes.Add(RefusalCodes.InvalidRequest);
        // What is not even well-formed has the same code.
        return codes.SelectMany(code => code == RefusalCodes.InvalidRequest
            ? [(StatusCodes.Status400BadRequest, code), (ErrorTable.Of(code).Status, code)]
            : new[] { (ErrorTable.Of(code).Status, code) });
    }
}
