using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.DriftChecks;

/// <summary>What the endpoint of drift checks says about itself.</summary>
internal static class DriftCheckOperations
{
    public static readonly Operation Post = new Operation(
        Groups.Operations, "runDriftCheck", "Compare one account, or all, with what Stripe says")
        .Saying("Changes nothing.")
        .MayTake(DriftCheckBody.Read, DriftCheckBody.Fields)
        .Gives(StatusCodes.Status200OK, ApiJson.Default.DriftCheckAnswer)
        .Refuses(RefusalCodes.AccountNotFound, ErrorCodes.StripeRefused, ErrorCodes.StripeUnavailable);
}
