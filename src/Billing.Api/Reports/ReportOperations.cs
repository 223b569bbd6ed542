using Billing.Api.Json;
using Billing.Api.OpenApi;

namespace Billing.Api.Reports;

/// <summary>What the endpoints of reports say about themselves.</summary>
internal static class ReportOperations
{
    public static readonly Operation Usage = new Operation(Groups.Reports, "getUsage", "Read usage by span")
        .Saying("The current period so far, unless from and to say otherwise.")
        .Asks("from", "to", "granularity")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.UsageReportAnswer);

    public static readonly Operation Periods = new Operation(
        Groups.Reports, "listPeriods", "Read the current period and the last 12 that closed")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.PeriodsAnswer);

    public static readonly Operation Forecast = new Operation(
        Groups.Reports, "getForecast", "Read what is to come if usage goes on as it was")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.ForecastAnswer);
}
