using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Payments;
using Billing.Contracts;

namespace Billing.Api.AccountPlans;

/// <summary>What the endpoints of an account's plan say about themselves.</summary>
internal static class AccountPlanOperations
{
    /// <summary>What a change of plan does to the credits of the period.</summary>
    public static readonly Schema Credits = new Schema.Word("top_up_difference", "full_new", "prorate", "none")
        .Saying("What the change does to the credits of the period.");

    private static readonly BodyShape Change = new BodyShape(PlanChangeBody.Fields, [])
        .With("credits", Credits)
        .With("plan", new Schema.Text(TextLimits.Code).OrNull().Saying("A plan's slug; it must be there, null means the default plan."));

    public static readonly Operation Put = new Operation(Groups.Plans, "setPlan", "Put an account on a plan by hand")
        .Takes(PlanChangeBody.Read, Change)
        .Gives(StatusCodes.Status200OK, ApiJson.Default.PlanChangeAnswer)
        .Refuses(ErrorCodes.PlanNotFound);

    public static readonly Operation Preview = new Operation(
        Groups.Plans, "previewPlanChange", "Ask what a change of plan would come to")
        .Saying("Changes nothing. Of a subscription it is Stripe's preview.")
        .Takes(PlanChangeBody.Read, Change)
        .Gives(StatusCodes.Status200OK, new Schema.Either(
            new Schema.Of(ApiJson.Default.PlanPreviewAnswer), StripeSchemas.ChangePreview))
        .Refuses(
            ErrorCodes.PlanNotFound,
            ErrorCodes.PlanNotPurchasable,
            ErrorCodes.NoSubscription,
            ErrorCodes.StripeRefused,
            ErrorCodes.StripeUnavailable);
}
