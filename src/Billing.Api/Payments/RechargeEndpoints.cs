using Billing.Api.Auth;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Payments;

namespace Billing.Api.Payments;

/// <summary>How an account tops itself up (SEMANTICS G3).</summary>
internal static class RechargeEndpoints
{
    public static void MapRecharge(this IEndpointRouteBuilder routes)
    {
        var recharge = routes.MapGroup("/v1/accounts/{account}/auto-recharge");
        recharge.MapGet("", Get).Allow(Access.Account).Describe(PaymentOperations.GetRecharge);
        recharge.MapPut("", Put).Allow(Access.Account).Describe(PaymentOperations.SetRecharge);
        recharge.MapDelete("", Delete).Allow(Access.Account).Describe(PaymentOperations.ClearRecharge);
    }

    private static async Task<IResult> Get(string account, IGrainFactory grains) =>
        Answered(await grains.GetGrain<IAccountPayments>(account).ReadPayments(null));

    private static async Task<IResult> Put(string account, HttpRequest request, IGrainFactory grains)
    {
        var (body, key, problem) = await KeyedCall.Read(request, RechargeBody.Read);
        if (problem is not null)
            return problem;
        return body.Missing is { } missing
            ? Problem.Invalid(missing, $"{missing} is missing.")
            : Answered(await grains.GetGrain<IAccountPayments>(account).SetRecharge(body.ToRequest(key)));
    }

    private static async Task<IResult> Delete(string account, IGrainFactory grains)
    {
        var key = CallKeys.Random();
        var clear = new SetRechargeRequest(key, true, null, null, null, null, null, null);
        return Answered(await grains.GetGrain<IAccountPayments>(account).SetRecharge(clear));
    }

    private static IResult Answered(PaymentsReply reply) => reply.Error is { } error
        ? Problem.Of(error)
        : Answer.Of(
            StatusCodes.Status200OK, RechargeAnswer.Of(reply.View!), ApiJson.Default.RechargeAnswer, reply.Replayed);
}
