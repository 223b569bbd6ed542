using System.Text.Json.Serialization.Metadata;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.Compat.BillingPaths;

/// <summary>What the paths of PushMail and Ampout say about themselves; <c>suffix</c> tells their two bases apart.</summary>
internal static class BillingPathOperations
{
    private static readonly string[] Stripe = [ErrorCodes.StripeRefused, ErrorCodes.StripeUnavailable];
    private static readonly Schema Plan =
        new Schema.Text(TextLimits.Code).Saying("A plan's slug; one of its three names is enough.");
    private static readonly Schema Package = new Schema.Text(TextLimits.Code).Saying("A package's id.");
    private static readonly Schema Url = new Schema.Text(TextLimits.Url);

    private static readonly BodyShape PlanBody = Urls(BuyBody.PlanFields)
        .With("planId", Plan).With("plan_slug", Plan).With("plan", Plan);

    private static readonly BodyShape PackageBody = Urls(BuyBody.PackageFields)
        .With("packageId", Package).With("package", Package);

    private static readonly BodyShape PortalBody = new BodyShape(PortalPageBody.Fields, [])
        .With("returnUrl", Url.Saying("Where the customer goes from the page."));

    public static Operation Checkout(string suffix) => Of(
        "billingCheckout" + suffix, "Make a page where a plan is bought", CamelJson.Default.CheckoutPageAnswer)
        .Takes(BuyBody.ReadPlan, PlanBody)
        .Refuses([ErrorCodes.PlanNotFound, ErrorCodes.PlanNotPurchasable, RefusalCodes.AlreadySubscribed, .. Stripe]);

    public static Operation TopUp(string suffix) => Of(
        "billingBuyCredits" + suffix, "Make a page where a package is bought", CamelJson.Default.CheckoutPageAnswer)
        .Takes(BuyBody.ReadPackage, PackageBody)
        .Refuses([ErrorCodes.PackageNotFound, .. Stripe]);

    public static Operation Packages(string suffix) => new Operation(
        Groups.Seeds, "billingPackages" + suffix, "List the packages that are sold, the cheapest first")
        .Gives(StatusCodes.Status200OK, CamelJson.Default.PackageListAnswer);

    public static Operation Portal(string suffix) => Of(
        "billingPortal" + suffix, "Make a page where the customer looks after it all", CamelJson.Default.PortalPageAnswer)
        .Takes(PortalPageBody.Read, PortalBody)
        .Refuses([ErrorCodes.NoStripeCustomer, .. Stripe]) with { BodyIsOptional = true };

    public static Operation Subscription(string suffix) => Of(
        "billingSubscription" + suffix, "Read plan, period, subscription, payments", CamelJson.Default.SubscriptionUnion)
        .Refuses([ErrorCodes.StateBehind, .. Stripe]);

    public static Operation Usage(string suffix) =>
        Of("billingUsage" + suffix, "Read what was sent, by period and by month", CamelJson.Default.UsageUnion);

    // The key says the account, so what a path with an account refuses is said here.
    private static Operation Of(string id, string summary, JsonTypeInfo answer) => new Operation(Groups.Seeds, id, summary)
        .Saying("For keys of accounts: the key says which.")
        .Gives(StatusCodes.Status200OK, answer)
        .Refuses(ErrorTable.Forbidden, RefusalCodes.AccountNotFound, ErrorCodes.LedgerDamaged);

    private static BodyShape Urls(FieldSet fields) => new BodyShape(fields, [])
        .With("successUrl", Url.Saying("Where the customer goes after paying."))
        .With("cancelUrl", Url.Saying("Where the customer goes without paying."));
}
