using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>evidence_details</c> of <see cref="Dispute"/>.</summary>
public class DisputeEvidenceDetails : StripeEntity<DisputeEvidenceDetails>
{
    [JsonPropertyName("due_by")]
    public DateTime? DueBy { get; set; }

    [JsonPropertyName("has_evidence")]
    public bool HasEvidence { get; set; }

    [JsonPropertyName("past_due")]
    public bool PastDue { get; set; }

    [JsonPropertyName("submission_count")]
    public long SubmissionCount { get; set; }
}
