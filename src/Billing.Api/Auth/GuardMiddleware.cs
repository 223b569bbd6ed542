using System.Net;
using Billing.Api.Accounts;
using Billing.Api.Problems;
using Billing.Api.RateLimits;

namespace Billing.Api.Auth;

/// <summary>Lets in whom the endpoint's rule allows. Another's account answers as if it did not exist.</summary>
internal sealed class GuardMiddleware(RequestDelegate next, KeyRing keys, KeyLimits limits, FailureLimits failures)
{
    /// <summary>Runs one request.</summary>
    public Task Invoke(HttpContext http)
    {
        // Endpoints that are no routes are routing's own answers: there is nothing to guard behind them.
        var rule = http.GetEndpoint()?.Metadata.GetMetadata<AccessRule>();
        if (rule?.Access == Access.Public || http.GetEndpoint() is not RouteEndpoint)
            return next(http);
        // A key that was seen lately needs no waiting, and so no state machine.
        var found = Authenticate(http);
        return found.IsCompletedSuccessfully ? Admit(http, rule, found.Result) : AdmitLater(http, rule, found);
    }

    private async Task AdmitLater(
        HttpContext http, AccessRule? rule, ValueTask<(Caller? Caller, Problem? Problem)> found) =>
        await Admit(http, rule, await found);

    private Task Admit(HttpContext http, AccessRule? rule, (Caller? Caller, Problem? Problem) found)
    {
        var (caller, problem) = found;
        if (caller is not null && limits.TryEnter(caller) is var wait and > 0)
            problem = Problem.RateLimited("This key has made too many calls.", wait);
        problem ??= Judge(caller, rule?.Access ?? Access.Admin, http.Request.RouteValues);
        if (problem is not null)
            return problem.ExecuteAsync(http);
        http.Features.Set(caller);
        return next(http);
    }

    private ValueTask<(Caller? Caller, Problem? Problem)> Authenticate(HttpContext http)
    {
        var (key, address) = (BearerKey.Of(http.Request), http.Connection.RemoteIpAddress);
        // Whose key was good lately does not suffer for a neighbour who guesses; nobody else is looked up for him.
        if (failures.Wait(address) is var wait and > 0 && (key is null || !keys.Remembers(key)))
            return new((null, Problem.RateLimited("Too many calls without a valid key came from this address.", wait)));
        return key is not null && keys.Recent(key) is { } recent ? new((recent, null)) : Look(key, address);
    }

    private async ValueTask<(Caller? Caller, Problem? Problem)> Look(string? key, IPAddress? address)
    {
        var (caller, problem) = key is null ? (null, null) : await Find(key);
        if (caller is null && problem is null)
            failures.Count(address);
        return (caller, problem);
    }

    private async ValueTask<(Caller? Caller, Problem? Problem)> Find(string key)
    {
        try
        {
            return await keys.Find(key);
        }
        catch (Exception fault) when (GrainFaults.Find(fault, readsOnly: true) is not null)
        {
            return (null, GrainFaults.Find(fault, readsOnly: true));
        }
    }

    /// <summary>Why the caller may not, or null.</summary>
    internal static Problem? Judge(Caller? caller, Access access, RouteValueDictionary route)
    {
        if (caller is null)
            return Problem.Of(ErrorTable.Unauthorized, "Send a valid API key as Authorization: Bearer <key>.");
        var hasAccount = route.TryGetValue(AccessRules.AccountRouteValue, out var value);
        var account = value as string;
        if (hasAccount && (!AccountId.IsValid(account) || !caller.Reaches(account)))
            return Problem.NoAccount();
        return access == Access.Admin && !caller.IsAdmin
            ? Problem.Of(ErrorTable.Forbidden, "This needs an administrator's key.")
            : null;
    }
}
