using Billing.Api.AccountPlans;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.Payments;

/// <summary>What the endpoints of payments say about themselves.</summary>
internal static class PaymentOperations
{
    private static readonly string[] Stripe = [ErrorCodes.StripeRefused, ErrorCodes.StripeUnavailable];

    public static readonly Operation BuyPlan = new Operation(Groups.Payments, "checkoutSubscription", "Make a page where a plan is bought")
        .Takes(CheckoutBody.ReadPlan, CheckoutBody.PlanFields, "plan")
        .Gives(StatusCodes.Status201Created, ApiJson.Default.CheckoutAnswer)
        .Refuses([ErrorCodes.PlanNotFound, ErrorCodes.PlanNotPurchasable, RefusalCodes.AlreadySubscribed, .. Stripe]);

    public static readonly Operation BuyPackage = new Operation(Groups.Payments, "checkoutTopUp", "Make a page where a package is bought")
        .Takes(CheckoutBody.ReadPackage, CheckoutBody.PackageFields, "package")
        .Gives(StatusCodes.Status201Created, ApiJson.Default.CheckoutAnswer)
        .Refuses([ErrorCodes.PackageNotFound, .. Stripe]);

    public static readonly Operation Portal = new Operation(Groups.Payments, "openPortal", "Make a page where the customer looks after it all")
        .MayTake(PortalBody.Read, PortalBody.Fields)
        .Gives(StatusCodes.Status201Created, ApiJson.Default.PortalAnswer)
        .Refuses([ErrorCodes.NoStripeCustomer, ErrorCodes.NoSubscription, .. Stripe]);

    public static readonly Operation GetSubscription = new Operation(
        Groups.Payments, "getSubscription", "Read how the account stands with Stripe")
        .Asks("min_seq")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.SubscriptionAnswer)
        .Refuses(ErrorCodes.StateBehind);

    public static readonly Operation ChangePlan = Subscription("changeSubscription", "Change the subscription's plan")
        .Takes(PlanChangeBody.Read, new BodyShape(PlanChangeBody.Fields, ["plan"]).With("credits", AccountPlanOperations.Credits))
        .Refuses(ErrorCodes.PlanNotFound, ErrorCodes.PlanNotPurchasable);

    public static readonly Operation Cancel = Subscription("cancelSubscription", "End the subscription")
        .MayTake(CancelBody.Read, CancelBody.Fields);

    public static readonly Operation Resume = Subscription("resumeSubscription", "Take the end of the subscription back")
        .MayTake(CancelBody.Read, CancelBody.Fields);

    public static readonly Operation List = new Operation(Groups.Payments, "listPayments", "List payments, newest first")
        .Pages(ApiJson.Default.PagePaymentLine);

    public static readonly Operation Methods = new Operation(Groups.Payments, "listPaymentMethods", "List payment methods")
        .Asks("limit", "cursor")
        .Gives(StatusCodes.Status200OK, StripeSchemas.PageOf("PaymentMethodPage", StripeSchemas.PaymentMethod))
        .Refuses([.. Stripe]);

    public static readonly Operation SetUp = new Operation(
        Groups.Payments, "createSetupIntent", "Begin to take a payment method in")
        .MayTake(CancelBody.Read, CancelBody.Fields)
        .Gives(StatusCodes.Status201Created, StripeSchemas.SetupIntent)
        .Refuses([.. Stripe]);

    public static readonly Operation Attach = new Operation(
        Groups.Payments, "attachPaymentMethod", "Make a payment method the account's default")
        .Takes(AttachBody.Read, AttachBody.Fields, "payment_method")
        .Gives(StatusCodes.Status200OK, StripeSchemas.PaymentMethod)
        .Refuses([ErrorCodes.PaymentMethodNotFound, ErrorCodes.StripeDeclined, .. Stripe]);

    public static readonly Operation Detach = new Operation(
        Groups.Payments, "detachPaymentMethod", "Take a payment method from the account")
        .Gives(StatusCodes.Status200OK, StripeSchemas.Detached)
        .Refuses([ErrorCodes.NoStripeCustomer, ErrorCodes.PaymentMethodNotFound, .. Stripe]);

    public static readonly Operation Invoices = new Operation(Groups.Payments, "listInvoices", "List invoices, newest first")
        .Asks("limit", "cursor")
        .Gives(StatusCodes.Status200OK, StripeSchemas.PageOf("InvoicePage", StripeSchemas.Invoice))
        .Refuses([.. Stripe]);

    public static readonly Operation CurrentInvoice = new Operation(
        Groups.Payments, "getCurrentInvoice", "Read what the next invoice would say now")
        .Asks("limit", "cursor")
        .Gives(StatusCodes.Status200OK, StripeSchemas.CurrentInvoice)
        .Refuses([.. Stripe]);

    public static readonly Operation GetRecharge = new Operation(Groups.Payments, "getAutoRecharge", "Read the automatic top-up")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.RechargeAnswer);

    public static readonly Operation SetRecharge = new Operation(Groups.Payments, "setAutoRecharge", "Set the automatic top-up")
        .Takes(RechargeBody.Read, RechargeBody.Fields, "package", "threshold")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.RechargeAnswer)
        .Refuses(ErrorCodes.PackageNotFound);

    public static readonly Operation ClearRecharge = new Operation(Groups.Payments, "clearAutoRecharge", "End the automatic top-up")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.RechargeAnswer);

    private static Operation Subscription(string id, string summary) => new Operation(Groups.Payments, id, summary)
        .Gives(StatusCodes.Status200OK, ApiJson.Default.SubscriptionAnswer)
        .Refuses([ErrorCodes.NoSubscription, ErrorCodes.StripeDeclined, .. Stripe]);
}
