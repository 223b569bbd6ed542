namespace Billing.Client;

/// <summary>A payment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it was for, such as <c>top_up</c>.</param>
/// <param name="At">When, UTC.</param>
/// <param name="AmountMinor">In the currency's smallest unit.</param>
/// <param name="Currency">Such as <c>usd</c>.</param>
/// <param name="Plan">The plan that it paid, or null.</param>
/// <param name="Status">What it was used for, such as <c>accepted</c>.</param>
/// <param name="PaymentIntentId">Stripe's id, or null.</param>
/// <param name="InvoiceId">Stripe's id, or null.</param>
/// <param name="SubscriptionId">Stripe's id, or null.</param>
/// <param name="Seq">The entry that says so.</param>
public sealed record Payment(
    string Id,
    string Kind,
    DateTimeOffset At,
    long AmountMinor,
    string Currency,
    string? Plan,
    string Status,
    string? PaymentIntentId,
    string? InvoiceId,
    string? SubscriptionId,
    long Seq);

/// <summary>A way to pay.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="Type">Such as <c>card</c>.</param>
/// <param name="Brand">The card's brand, or null.</param>
/// <param name="Last4">The card's last digits, or null.</param>
/// <param name="ExpMonth">The month in which it ends, 1 to 12, or null.</param>
/// <param name="ExpYear">The year in which it ends, or null.</param>
/// <param name="IsDefault">Whether it is used when nothing else is said.</param>
/// <param name="BillingDetails">Whose it is.</param>
public sealed record PaymentMethod(
    string Id,
    string Type,
    string? Brand,
    string? Last4,
    int? ExpMonth,
    int? ExpYear,
    bool IsDefault,
    BillingDetails? BillingDetails);

/// <summary>Whose a way to pay is.</summary>
/// <param name="Name">The name, or null.</param>
/// <param name="Email">The e-mail, or null.</param>
/// <param name="Address">The address.</param>
public sealed record BillingDetails(string? Name, string? Email, PostalAddress? Address);

/// <summary>An address.</summary>
/// <param name="Line1">The first line.</param>
/// <param name="Line2">The second line.</param>
/// <param name="City">The city.</param>
/// <param name="State">The state or province.</param>
/// <param name="PostalCode">The postal code.</param>
/// <param name="Country">Two letters.</param>
public sealed record PostalAddress(
    string? Line1, string? Line2, string? City, string? State, string? PostalCode, string? Country);

/// <summary>A secret with which a page collects a card.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="ClientSecret">For the page; keep it out of logs.</param>
/// <param name="PublishableKey">The key that Stripe's script needs, or null.</param>
public sealed record SetupIntent(string Id, string ClientSecret, string? PublishableKey)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"SetupIntent {{ Id = {Id} }}";
}

/// <summary>A method to attach, as it is sent.</summary>
internal sealed record PaymentMethodAttachment(string PaymentMethod);

/// <summary>Something that is gone.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsDeleted">Whether it is.</param>
public sealed record Deleted(
    string Id, [property: System.Text.Json.Serialization.JsonPropertyName("deleted")] bool IsDeleted);

/// <summary>An invoice of Stripe.</summary>
/// <param name="Id">Stripe's id; of a preview it may be one that is never seen again.</param>
/// <param name="Number">Its number, or null.</param>
/// <param name="Status">Such as <c>paid</c>.</param>
/// <param name="AmountDue">To pay, in the currency's smallest unit.</param>
/// <param name="AmountPaid">What was paid of it.</param>
/// <param name="Total">What it says in all.</param>
/// <param name="Currency">Such as <c>usd</c>.</param>
/// <param name="Created">When, UTC.</param>
/// <param name="PeriodStart">Start of what it is for, UTC.</param>
/// <param name="PeriodEnd">Its end.</param>
/// <param name="HostedInvoiceUrl">Its page, or null.</param>
/// <param name="InvoicePdf">Its file, or null.</param>
public sealed record Invoice(
    string? Id,
    string? Number,
    string? Status,
    long AmountDue,
    long AmountPaid,
    long Total,
    string Currency,
    DateTimeOffset Created,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd,
    Uri? HostedInvoiceUrl,
    Uri? InvoicePdf);

/// <summary>What the next invoice would say.</summary>
/// <param name="Invoice">The invoice; null where there is nothing to pay.</param>
public sealed record CurrentInvoice(Invoice? Invoice);
