namespace Billing.Contracts;

/// <summary>Codes that are not an account's own decision; the others are in <c>RefusalCodes</c> of the domain.</summary>
public static class ErrorCodes
{
    /// <summary>PostgreSQL is away or behind; nothing was written.</summary>
    public const string StorageUnavailable = "storage_unavailable";

    /// <summary>Whether the change was written is not known; a retry with the same key tells.</summary>
    public const string OutcomeUnknown = "outcome_unknown";

    /// <summary>A <c>min_seq</c> that the account has not reached.</summary>
    public const string StateBehind = "state_behind";

    /// <summary>The stored ledger contradicts itself; the account is stopped until an operator looks.</summary>
    public const string LedgerDamaged = "ledger_damaged";

    /// <summary>No credit type has this code.</summary>
    public const string CreditTypeNotFound = "credit_type_not_found";

    /// <summary>No meter has this code.</summary>
    public const string MeterNotFound = "meter_not_found";

    /// <summary>No plan has this slug.</summary>
    public const string PlanNotFound = "plan_not_found";

    /// <summary>The plan is not for sale: archived, private or free.</summary>
    public const string PlanNotPurchasable = "plan_not_purchasable";

    /// <summary>No package has this id.</summary>
    public const string PackageNotFound = "package_not_found";

    /// <summary>No API key has this id.</summary>
    public const string ApiKeyNotFound = "api_key_not_found";

    /// <summary>No test clock has this id.</summary>
    public const string TestClockNotFound = "test_clock_not_found";

    /// <summary>No event for Stripe's meters has this identifier.</summary>
    public const string MeterExportNotFound = "meter_export_not_found";

    /// <summary>A credit type's precision or burn order cannot change any more (SEMANTICS A12).</summary>
    public const string PrecisionImmutable = "precision_immutable";

    /// <summary>The account is no customer at Stripe yet.</summary>
    public const string NoStripeCustomer = "no_stripe_customer";

    /// <summary>The account has no live subscription.</summary>
    public const string NoSubscription = "no_subscription";

    /// <summary>A call with the same key is under way (SEMANTICS B4).</summary>
    public const string RequestInProgress = "request_in_progress";

    /// <summary>Stripe said no; the detail is its sentence.</summary>
    public const string StripeRefused = "stripe_refused";

    /// <summary>Stripe did not answer; a retry with the same key goes on where this stopped.</summary>
    public const string StripeUnavailable = "stripe_unavailable";

    /// <summary>Stripe took it, but the bank did not pay.</summary>
    public const string StripeDeclined = "stripe_declined";

    /// <summary>The account has no such payment method.</summary>
    public const string PaymentMethodNotFound = "payment_method_not_found";

    /// <summary>No event of Stripe has this id.</summary>
    public const string StripeEventNotFound = "stripe_event_not_found";

    /// <summary>No webhook endpoint has this id.</summary>
    public const string WebhookEndpointNotFound = "webhook_endpoint_not_found";

    /// <summary>The webhook endpoint has no delivery with this id, or it is kept no longer.</summary>
    public const string DeliveryNotFound = "delivery_not_found";

    /// <summary>A webhook that Stripe has not signed, or not lately.</summary>
    public const string SignatureInvalid = "signature_invalid";
}
