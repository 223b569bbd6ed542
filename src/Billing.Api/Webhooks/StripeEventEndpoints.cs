using Billing.Api.Auth;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Payments;

namespace Billing.Api.Webhooks;

/// <summary>What an operator sees of Stripe's events: which fail, and why (SEMANTICS E9).</summary>
internal static class StripeEventEndpoints
{
    private const string ListName = "stripe-events";

    private static readonly string[] Statuses = ["failing", "pending", "unlinked", "done", "ignored"];

    public static void MapStripeEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/v1/stripe/events");
        events.MapGet("", List).Allow(Access.Admin).Describe(StripeOperations.List);
        events.MapPost("/{id}/retry", Retry).Allow(Access.Admin).Describe(StripeOperations.Retry);
    }

    private static async Task<IResult> List(HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var (status, after, limit) = (query.Text("status"), query.After(ListName), query.Limit());
        if (query.Problem is { } problem)
            return problem;
        if (status is not null && !Statuses.Contains(status))
            return Problem.Malformed($"status is one of {string.Join(", ", Statuses)}.", "status");
        var page = await grains.GetGrain<IStripeInboxGrain>(IStripeInboxGrain.Key).List(new InboxQuery(status, after, limit));
        return page.Error is { } error
            ? Problem.Of(error)
            : Answer.Ok(
                Page.Of(ListName, page.Events, page.HasMore, StripeEventAnswer.Of, one => one.Id),
                ApiJson.Default.PageStripeEventAnswer);
    }

    private static async Task<IResult> Retry(string id, IGrainFactory grains)
    {
        var reply = await grains.GetGrain<IStripeInboxGrain>(IStripeInboxGrain.Key).Retry(id);
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Ok(StripeEventAnswer.Of(reply.Event!), ApiJson.Default.StripeEventAnswer);
    }
}

/// <summary>An event of Stripe.</summary>
internal sealed record StripeEventAnswer(
    string Id,
    string Type,
    string? Object,
    string? Customer,
    string? Account,
    DateTime Created,
    DateTime ReceivedAt,
    string Status,
    int Attempts,
    DateTime? NextAttemptAt,
    string? Reason)
{
    public static StripeEventAnswer Of(InboxEventView view) => new(
        view.Id,
        view.Type,
        view.ObjectId,
        view.CustomerId,
        view.Account,
        view.Created,
        view.ReceivedAt,
        view.Status,
        view.Attempts,
        view.NextAt,
        view.Reason);
}
