using Billing.Api.Catalog;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;

namespace Billing.Api.Compat.Organizations;

/// <summary>What Sendook's endpoints say about themselves.</summary>
internal static class OrganizationOperations
{
    private static readonly string[] Stripe = [ErrorCodes.StripeRefused, ErrorCodes.StripeUnavailable];

    public static readonly Operation List = new Operation(
        Groups.Seeds, "organizationPaymentMethods", "Read the default payment method, and list all")
        .Asks("limit", "cursor")
        .Gives(StatusCodes.Status200OK, CamelJson.Default.PaymentMethodsAnswer)
        .Refuses([.. Stripe]);

    public static readonly Operation SetUp = new Operation(
        Groups.Seeds, "organizationSetupIntent", "Begin to take a card in")
        .MayTake(EmptyBody.Read, EmptyBody.Fields)
        .Gives(StatusCodes.Status200OK, CamelJson.Default.SetupIntentAnswer)
        .Refuses([.. Stripe]);

    public static readonly Operation Attach = new Operation(
        Groups.Seeds, "organizationAttachPaymentMethod", "Make a payment method the default, at once")
        .Takes(AttachMethodBody.Read, new BodyShape(AttachMethodBody.Fields, [AttachMethodBody.Field])
            .With(AttachMethodBody.Field, new Schema.Text(TextLimits.StripeId).Saying("Stripe's id of the payment method.")))
        .Gives(StatusCodes.Status200OK, CamelJson.Default.AttachedAnswer)
        .Refuses([ErrorCodes.PaymentMethodNotFound, ErrorCodes.StripeDeclined, .. Stripe]);

    public static readonly Operation Current = new Operation(
        Groups.Seeds, "organizationCurrentInvoice", "Read the current month's invoice; null without usage")
        .Gives(StatusCodes.Status200OK, SnakeJson.Default.CurrentInvoiceAnswer)
        .Refuses([.. Stripe]);

    public static readonly Operation Invoices = new Operation(
        Groups.Seeds, "organizationInvoices", "List invoices, newest first")
        .Asks("limit", "cursor")
        .Gives(StatusCodes.Status200OK, SnakeJson.Default.InvoicesAnswer)
        .Refuses([.. Stripe]);
}
