using System.Globalization;
using Billing.Api.Auth;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Accounts;

namespace Billing.Api.Events;

/// <summary>An account's ledger as it grows, as server-sent events.</summary>
internal static class EventEndpoints
{
    private const int RetryAfterS = 5;

    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/accounts/{account}/events", Stream).Allow(Access.Account).Describe(EventOperations.Stream);

    private static async Task<IResult> Stream(
        string account, HttpContext http, IGrainFactory grains, KeyRing keys, StreamLimits limits, TimeProvider clock)
    {
        var (after, problem) = Begin(http.Request);
        if (problem is not null)
            return problem;
        var caller = Caller.Of(http);
        if (!limits.TryEnter(caller))
            return Problem.RateLimited("There are enough open streams.", RetryAfterS);
        var isOpen = false;
        try
        {
            var stream = await Open(account, after, http, grains, keys, () => limits.Leave(caller), clock);
            isOpen = stream is EventStream;
            return stream;
        }
        finally
        {
            if (!isOpen)
                limits.Leave(caller);
        }
    }

    private static async Task<IResult> Open(
        string account, long? after, HttpContext http, IGrainFactory grains, KeyRing keys, Action leave, TimeProvider clock)
    {
        var grain = grains.GetAccount(account);
        // Refused as any other call, as long as nothing was sent.
        var first = after is null
            ? await AtHead(grain)
            : (After: after.Value, Page: await grain.Follow(new FollowQuery(after.Value, EventStream.PageLimit, 0)));
        return first.Page.Error is { } error
            ? Problem.Of(error)
            : new EventStream(grain, first.After, first.Page, () => IsStillLetIn(http, account, keys), leave, clock);
    }

    // A browser's EventSource sends what it saw last by itself; after_seq is for the first time.
    private static (long? After, Problem? Problem) Begin(HttpRequest request)
    {
        var query = new QueryReader(request);
        var after = query.Seq("after_seq");
        if (query.Problem is { } problem)
            return (null, problem);
        if (request.Headers["Last-Event-ID"] is not [{ Length: > 0 } last])
            return (after, null);
        return long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            ? (seen, null)
            : (null, Problem.Malformed("Last-Event-ID is the id of an event of this stream.", "Last-Event-ID"));
    }

    private static async Task<(long After, LedgerPageReply Page)> AtHead(IAccountGrain grain)
    {
        var reply = await grain.Read(null);
        return (reply.Account?.Seq ?? 0, new LedgerPageReply(reply.Error, [], false));
    }

    private static async Task<bool> IsStillLetIn(HttpContext http, string account, KeyRing keys)
    {
        var (caller, problem) = await keys.Find(BearerKey.Of(http.Request) ?? "");
        return problem is null && caller?.Reaches(account) == true;
    }
}
