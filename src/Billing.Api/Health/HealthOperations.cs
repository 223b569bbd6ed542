using Billing.Api.Json;
using Billing.Api.OpenApi;

namespace Billing.Api.Health;

/// <summary>What the endpoints of health say about themselves.</summary>
internal static class HealthOperations
{
    public static readonly Operation Live = new Operation(Groups.Operations, "getLiveness", "Ask whether the process lives")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.HealthAnswer);

    public static readonly Operation Ready = new Operation(Groups.Operations, "getReadiness", "Ask whether the service can work")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.HealthAnswer)
        .Refuses(Problems.ErrorTable.NotReady);
}
