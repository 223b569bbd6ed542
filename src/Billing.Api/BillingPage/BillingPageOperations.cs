using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Contracts;

namespace Billing.Api.BillingPage;

/// <summary>What the endpoints of the customer's billing page say about themselves.</summary>
internal static class BillingPageOperations
{
    private const string Html = "text/html";

    public static readonly Operation Link = new Operation(
        Groups.Payments, "createBillingLink", "Make a link to the customer's billing page")
        .Saying("The link is the credential: whoever has it sees the page until it expires.")
        .MayTake(BillingLinkBody.Read, BillingLinkBody.Fields)
        .Gives(StatusCodes.Status201Created, ApiJson.Default.BillingLinkAnswer);

    public static readonly Operation Show = Page("showBillingPage", "Show the customer's billing page");

    public static readonly Operation Subscribe = Form("submitBillingPageSubscribe", "Buy the plan of the form's field plan");

    public static readonly Operation TopUp = Form("submitBillingPageTopUp", "Buy the package of the form's field package");

    public static readonly Operation Portal = Form("submitBillingPagePortal", "Go on to Stripe's portal");

    public static readonly Operation Card = Form("showBillingCardPage", "Show the form for a card");

    public static readonly Operation Attach = Form(
        "submitBillingPageCard", "Save the card of the form's field payment_method");

    public static readonly Operation Style = File("getBillingPageStyle", "Read the page's style", "text/css");

    public static readonly Operation Script = File("getBillingPageScript", "Read the page's script", "text/javascript");

    // Whatever is wrong is said on the page, with the status that a problem would have.
    private static Operation Page(string id, string summary) => new Operation(Groups.Payments, id, summary)
        .Saying("A page for browsers; the link in its path is the credential.")
        .GivesText(StatusCodes.Status200OK, Html)
        .GivesText(StatusCodes.Status402PaymentRequired, Html)
        .GivesText(StatusCodes.Status404NotFound, Html)
        .GivesText(StatusCodes.Status409Conflict, Html)
        .GivesText(StatusCodes.Status422UnprocessableEntity, Html)
        .GivesText(StatusCodes.Status503ServiceUnavailable, Html)
        .Refuses(ErrorCodes.StorageUnavailable, ErrorCodes.OutcomeUnknown);

    private static Operation Form(string id, string summary) => Page(id, summary)
        .GivesNothing(StatusCodes.Status303SeeOther);

    private static Operation File(string id, string summary, string mediaType) =>
        new Operation(Groups.Payments, id, summary).GivesText(StatusCodes.Status200OK, mediaType);
}
