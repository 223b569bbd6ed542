using Billing.Api.OpenApi;

namespace Billing.Api.Payments;

/// <summary>What the service tells of Stripe's objects (Billing.Grains/Provider), for docs/openapi.json.</summary>
internal static class StripeSchemas
{
    private static readonly Schema Text = new Schema.Text();
    private static readonly Schema Maybe = Text.OrNull();
    private static readonly Schema Whole = new Schema.Whole();
    private static readonly Schema Minor = Whole.Saying("In the currency's smallest unit.");
    private static readonly Schema Moment = new Schema.Moment().OrNull();

    public static readonly Schema PaymentMethod = new Schema.Written(
        "PaymentMethod",
        new Member("id", Text),
        new Member("type", Text),
        new Member("brand", Maybe),
        new Member("last4", Maybe),
        new Member("exp_month", Whole.OrNull()),
        new Member("exp_year", Whole.OrNull()),
        new Member("is_default", new Schema.Flag()),
        new Member("billing_details", new Schema.Written(
            "BillingDetails",
            new Member("name", Maybe),
            new Member("email", Maybe),
            new Member("address", new Schema.Written(
                "Address",
                new Member("line1", Maybe),
                new Member("line2", Maybe),
                new Member("city", Maybe),
                new Member("state", Maybe),
                new Member("postal_code", Maybe),
                new Member("country", Maybe))))));

    public static readonly Schema Invoice = new Schema.Written(
        "Invoice",
        new Member("id", Maybe),
        new Member("number", Maybe),
        new Member("status", Maybe),
        new Member("amount_due", Minor),
        new Member("amount_paid", Minor),
        new Member("total", Minor),
        new Member("currency", Text),
        new Member("created", Moment),
        new Member("period_start", Moment),
        new Member("period_end", Moment),
        new Member("hosted_invoice_url", Maybe),
        new Member("invoice_pdf", Maybe));

    public static readonly Schema CurrentInvoice =
        new Schema.Written("CurrentInvoice", new Member("invoice", Invoice.OrNull()));

    public static readonly Schema ChangePreview = new Schema.Written(
        "SubscriptionChangePreview",
        new Member("plan", Text),
        new Member("amount_due", Minor),
        new Member("total", Minor),
        new Member("currency", Text),
        new Member("lines", new Schema.ListOf(new Schema.Written(
            "InvoiceLine",
            new Member("description", Maybe),
            new Member("amount", Minor),
            new Member("period_start", Moment),
            new Member("period_end", Moment)))));

    public static readonly Schema SetupIntent = new Schema.Written(
        "SetupIntent", new Member("id", Text), new Member("client_secret", Text), new Member("publishable_key", Maybe));

    public static readonly Schema Detached = new Schema.Written(
        "DetachedPaymentMethod", new Member("id", Text), new Member("deleted", new Schema.Flag()));

    /// <summary>A page of a list of Stripe's.</summary>
    public static Schema PageOf(string name, Schema element) => new Schema.Written(
        name,
        new Member("data", new Schema.ListOf(element)),
        new Member("has_more", new Schema.Flag()),
        new Member("next_cursor", Maybe));
}
