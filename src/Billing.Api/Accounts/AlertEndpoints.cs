using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>When an account is told that a balance is low.</summary>
internal static class AlertEndpoints
{
    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        var alerts = routes.MapGroup("/v1/accounts/{account}/alerts");
        alerts.MapPut("", Put).Allow(Access.Account).Describe(CreditOperations.SetAlert);
        alerts.MapDelete("/{creditType}", Delete).Allow(Access.Account).Describe(CreditOperations.ClearAlert);
    }

    private static async Task<IResult> Put(string account, HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, AlertBody.Read);
        if (problem is not null)
            return problem;
        return body.CreditType is null
            ? Problem.Invalid("credit_type", "credit_type is missing.")
            : Reply(body.CreditType, await grains.GetAccount(account).SetAlert(body.ToRequest(key)));
    }

    // The plan's own rule counts again.
    private static async Task<IResult> Delete(string account, string creditType, IGrainFactory grains)
    {
        var key = CallKeys.Random();
        var cleared = new SetAlertRequest(key, creditType, true, null, null, null, null, null);
        return Reply(creditType, await grains.GetAccount(account).SetAlert(cleared));
    }

    private static IResult Reply(string creditType, MutationReply reply)
    {
        if (reply.Error is { } error)
            return Problem.Of(error);
        var answer = reply.Entry is { } entry
            ? new AlertAnswer(entry.Account, creditType, entry.Seq)
            : new AlertAnswer(reply.Unchanged!.Id, creditType, reply.Unchanged.Seq);
        return Answer.Of(StatusCodes.Status200OK, answer, ApiJson.Default.AlertAnswer, reply.Replayed);
    }
}

/// <summary>That an alert is set as asked.</summary>
internal sealed record AlertAnswer(string Account, string CreditType, long Seq);
