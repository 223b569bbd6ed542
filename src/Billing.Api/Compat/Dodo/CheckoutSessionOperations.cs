using Billing.Api.Accounts;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.Compat.Dodo;

/// <summary>What Dodo's checkout and credit usage say about themselves.</summary>
internal static class CheckoutSessionOperations
{
    private static readonly Schema Cart = new Schema.ListOf(new Schema.Input(new BodyShape(CartItem.Fields, ["product_id"])
        .With("product_id", new Schema.Text(TextLimits.Code).Saying("A plan's slug, or a package's id."))
        .With("quantity", new Schema.Whole().Saying("Only 1."))))
        .Saying("One product.");

    private static readonly Schema Customer = new Schema.Input(new BodyShape(CheckoutSessionBody.CustomerFields, [])
        .With("customer_id", new Schema.Text(AccountId.MaxLength).Saying("An account's id."))
        .With("name", new Schema.Text(Particulars.MaxNameLength).Saying("What the customer is called.")))
        .Saying("Who buys: an account, or an e-mail address that gets one; an account's key means its own.");

    public static readonly Operation Create = new Operation(
        Groups.Seeds, "createCheckoutSession", "Make a page where a plan or a package is bought")
        .Takes(CheckoutSessionBody.Read, new BodyShape(CheckoutSessionBody.Fields, ["product_cart"])
            .With("product_cart", Cart)
            .With("customer", Customer)
            .With("metadata", new Schema.Nothing().Saying("Not supported by this version.")))
        .Gives(StatusCodes.Status200OK, SnakeJson.Default.CheckoutSessionAnswer)
        .Refuses(
            RefusalCodes.AccountNotFound,
            RefusalCodes.AlreadyExists,
            RefusalCodes.AlreadySubscribed,
            ErrorCodes.LedgerDamaged,
            ErrorCodes.PlanNotFound,
            ErrorCodes.PlanNotPurchasable,
            ErrorCodes.PackageNotFound,
            ErrorCodes.StripeRefused,
            ErrorCodes.StripeUnavailable);

    public static readonly Operation CreditUsage = new Operation(
        Groups.Seeds, "getCreditUsage", "Read what a subscription has left of its credits")
        .Asks("customer_id")
        .Gives(StatusCodes.Status200OK, SnakeJson.Default.CreditUsageAnswer)
        .Refuses(
            RefusalCodes.InvalidRequest,
            RefusalCodes.AccountNotFound,
            RefusalCodes.SubscriptionNotFound,
            ErrorCodes.LedgerDamaged,
            ErrorCodes.PlanNotFound,
            ErrorCodes.CreditTypeNotFound);
}
