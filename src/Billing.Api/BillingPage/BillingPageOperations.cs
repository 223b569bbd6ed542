using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;

namespace Billing.Api.BillingPage;

/// <summary>What the endpoints of the billing page say about themselves.</summary>
internal static class BillingPageOperations
{
    private const string Html = "text/html";

    public static readonly Operation Link = new Operation(
        Groups.Payments, "createBillingLink", "Make a link to the page where a customer looks after his billing")
        .Saying("Whoever has the link sees the account's plan, usage, balance and invoices, and may buy; it ends after ttl_seconds (60 to 86,400, 900 unless given).")
        .MayTake(BillingLinkBody.Read, BillingLinkBody.Fields)
        .Gives(StatusCodes.Status201Created, ApiJson.Default.BillingLinkAnswer);

    public static readonly Operation Page = Shown("showBillingPage", "The page itself, for browsers")
        .Asks("done").GivesText(StatusCodes.Status200OK, Html);

    public static readonly Operation Subscribe = Form("subscribeOnBillingPage", "Its form to buy a plan");

    public static readonly Operation TopUp = Form("topUpOnBillingPage", "Its form to buy a package");

    public static readonly Operation Portal = Form("openPortalOnBillingPage", "Its form to go to Stripe's portal");

    public static readonly Operation Card = Shown("showCardPage", "Its form for a card, or the way to Stripe's")
        .GivesText(StatusCodes.Status200OK, Html).GivesNothing(StatusCodes.Status303SeeOther);

    public static readonly Operation Attach = Form("attachOnBillingPage", "Takes in the card that Stripe's form saved");

    public static readonly Operation Style = new Operation(Groups.Payments, "getBillingPageStyle", "Its style")
        .GivesText(StatusCodes.Status200OK, "text/css");

    public static readonly Operation Script = new Operation(Groups.Payments, "getCardPageScript", "Its script for Stripe's form")
        .GivesText(StatusCodes.Status200OK, "text/javascript");

    private static Operation Form(string id, string summary) =>
        Shown(id, summary).GivesNothing(StatusCodes.Status303SeeOther);

    // What is wrong is said on the page, with the status that the problem has.
    private static Operation Shown(string id, string summary) => new Operation(Groups.Payments, id, summary)
        .GivesText(StatusCodes.Status402PaymentRequired, Html)
        .GivesText(StatusCodes.Status404NotFound, Html)
        .GivesText(StatusCodes.Status409Conflict, Html)
        .GivesText(StatusCodes.Status422UnprocessableEntity, Html)
        .GivesText(StatusCodes.Status503ServiceUnavailable, Html)
        .Refuses(ErrorCodes.StorageUnavailable, ErrorCodes.OutcomeUnknown);
}
