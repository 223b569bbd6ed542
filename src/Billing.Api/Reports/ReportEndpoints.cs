using Billing.Api.Auth;
using Billing.Api.Json;
using Billing.Api.Lists;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts.Accounts;

namespace Billing.Api.Reports;

/// <summary>What an account used, and what is to come.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/v1/accounts/{account}");
        account.MapGet("/usage", Usage).Allow(Access.Account).Describe(ReportOperations.Usage);
        account.MapGet("/periods", Periods).Allow(Access.Account).Describe(ReportOperations.Periods);
        account.MapGet("/forecast", Forecast).Allow(Access.Account).Describe(ReportOperations.Forecast);
    }

    private static async Task<IResult> Usage(string account, HttpRequest request, IGrainFactory grains)
    {
        var query = new QueryReader(request);
        var (from, to) = (query.Moment("from"), query.Moment("to"));
        var granularity = query.Text("granularity") ?? "day";
        if (query.Problem is { } problem)
            return problem;
        var grain = grains.GetAccount(account);
        var state = await grain.Read(null);
        if (state.Error is { } missing)
            return Problem.Of(missing);
        // The current period so far, where nothing else is asked for; its present moment counts.
        var asked = new UsageQuery(
            from?.UtcDateTime ?? state.Account!.Plan!.PeriodStart,
            to?.UtcDateTime ?? state.Account!.Now.AddMicroseconds(1),
            granularity);
        var reply = await grain.Usage(asked);
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Ok(UsageReportAnswer.Of(asked, reply), ApiJson.Default.UsageReportAnswer);
    }

    private static async Task<IResult> Periods(string account, IGrainFactory grains)
    {
        var reply = await grains.GetAccount(account).Periods();
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Ok(PeriodsAnswer.Of(reply), ApiJson.Default.PeriodsAnswer);
    }

    private static async Task<IResult> Forecast(string account, IGrainFactory grains)
    {
        var reply = await grains.GetAccount(account).Forecast();
        return reply.Error is { } error
            ? Problem.Of(error)
            : Answer.Ok(ForecastAnswer.Of(reply), ApiJson.Default.ForecastAnswer);
    }
}
