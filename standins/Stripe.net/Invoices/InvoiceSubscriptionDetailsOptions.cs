using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameter <c>subscription_details</c> of <see cref="InvoiceCreatePreviewOptions"/>.</summary>
public class InvoiceSubscriptionDetailsOptions : INestedOptions, IHasMetadata, IClearsFields
{
    ClearedFields IClearsFields.Cleared => Cleared;

    internal ClearedFields Cleared { get; } = new();

    [JsonPropertyName("billing_cycle_anchor")]
    public AnyOf<DateTime?, InvoiceSubscriptionDetailsBillingCycleAnchor> BillingCycleAnchor { get; set; }

    [JsonPropertyName("billing_mode")]
    public InvoiceSubscriptionDetailsBillingModeOptions BillingMode { get; set; }

    [JsonPropertyName("cancel_at")]
    public AnyOf<DateTime?, InvoiceSubscriptionDetailsCancelAt> CancelAt { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("cancel_at_period_end")]
    public bool? CancelAtPeriodEnd { get; set; }

    [JsonPropertyName("cancel_now")]
    public bool? CancelNow { get; set; }

    [JsonPropertyName("items")]
    public List<InvoiceSubscriptionDetailsItemOptions> Items { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("proration_behavior")]
    public string ProrationBehavior { get; set; }

    [JsonPropertyName("proration_date")]
    public DateTime? ProrationDate { get; set; }

    [JsonPropertyName("resume_at")]
    public string ResumeAt { get; set; }

    [JsonPropertyName("start_date")]
    public DateTime? StartDate { get; set; }

    [JsonPropertyName("trial_end")]
    public AnyOf<DateTime?, InvoiceSubscriptionDetailsTrialEnd> TrialEnd { get; set; }
}
