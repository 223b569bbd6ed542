using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.Usage;

/// <summary>What the endpoints of usage say about themselves.</summary>
internal static class UsageOperations
{
    private const string Ways = "Either meter and quantity, or credit_type and amount.";

    public static readonly Operation Post = new Operation(Groups.Usage, "recordUsage", "Charge and count usage")
        .Saying(Ways + " With dry_run it answers 200, says what would happen and changes nothing.")
        .Takes(UsageBody.Read, UsageBody.CallFields)
        .Gives(StatusCodes.Status201Created, UsageSchemas.Entry)
        .Gives(StatusCodes.Status200OK, UsageSchemas.DryRun)
        .Refuses(
            RefusalCodes.InsufficientCredits,
            RefusalCodes.PlanLimitReached,
            RefusalCodes.MeterNotInPlan,
            ErrorCodes.MeterNotFound,
            ErrorCodes.CreditTypeNotFound);

    public static readonly Operation Check = new Operation(Groups.Usage, "checkUsage", "Ask whether usage would be allowed")
        .Saying(Ways + " Changes nothing. Too little to pay with is an answer, not a problem.")
        .Takes(UsageBody.Read, UsageBody.CallFields)
        .Gives(StatusCodes.Status200OK, new Schema.Either(UsageSchemas.Allowed, UsageSchemas.Denied))
        .Refuses(RefusalCodes.MeterNotInPlan, ErrorCodes.MeterNotFound, ErrorCodes.CreditTypeNotFound);

    public static readonly Operation Batch = BatchAt("recordUsageBatch");

    public static readonly Operation BatchAlias = BatchAt("recordUsageBatchAlias");

    private static Operation BatchAt(string id) => new Operation(Groups.Usage, id, "Charge and count many usages")
        .Saying("Up to 10,000 items of any accounts; an account's key finds only its own. Items are decided one by one, each "
            + "with its own key and its own result, in order. Each counts as a call where the key has a rate limit.")
        .Takes(BatchBody.Read, new BodyShape(BatchBody.Fields, ["items"]).With("items", new Schema.ListOf(
            BodyShape.Nested(UsageBody.ItemFields, "account"), BatchBody.MaxItems).Saying("The usages.")))
        .Gives(StatusCodes.Status200OK, UsageSchemas.Batch) with { BodyLimit = RequestBody.BatchLimit };
}
