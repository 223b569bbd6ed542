using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.MeterExports;

/// <summary>What the endpoints of meter exports say about themselves.</summary>
internal static class MeterExportOperations
{
    public static readonly Operation List = new Operation(
        Groups.Operations, "listMeterExports", "List usage that is told to Stripe's meters")
        .Pages(ApiJson.Default.PageMeterExportAnswer)
        .Asks("status");

    public static readonly Operation Retry = new Operation(
        Groups.Operations, "retryMeterExport", "Tell Stripe's meter once more")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.MeterExportAnswer)
        .Refuses(ErrorCodes.MeterExportNotFound, RefusalCodes.InvalidRequest);
}
