using System.ComponentModel.DataAnnotations;

namespace Billing.Grains.Webhooks;

/// <summary>How a silo sends messages to webhook endpoints.</summary>
public sealed class WebhookOptions : IValidatableObject
{
    /// <summary>
    /// Targets that may be private or without TLS, <c>BILLING_WEBHOOK_ALLOWED_TARGETS</c>: <c>host:port</c>, separated by
    /// commas. For development only: whoever makes endpoints reaches them.
    /// </summary>
    public string AllowedTargets { get; set; } = "";

    /// <summary>How often new messages are looked for.</summary>
    /// <value>500 ms by default.</value>
    [Range(10, 60_000)]
    public int IntervalMs { get; set; } = 500;

    /// <summary>Messages that one transaction hands to endpoints.</summary>
    /// <value>500 by default.</value>
    [Range(1, 1_000)]
    public int BatchSize { get; set; } = 500;

    /// <summary>Accounts whose messages are on the way to one endpoint at the same time, in each silo.</summary>
    /// <value>8 by default.</value>
    [Range(1, 100)]
    public int Concurrency { get; set; } = 8;

    /// <summary>How long an endpoint may take to answer.</summary>
    /// <value>15,000 ms, as Standard Webhooks has it.</value>
    [Range(1_000, 60_000)]
    public int TimeoutMs { get; set; } = 15_000;

    /// <summary>How long an account's line in hand is left alone by other silos; renewed with each message.</summary>
    /// <value>60 s by default; more than twice the timeout, so that it does not end while an answer is noted.</value>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long messages are kept after they were made, once they are delivered or given up.</summary>
    /// <value>30 days by default.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Lease <= 2 * TimeSpan.FromMilliseconds(TimeoutMs))
            yield return new ValidationResult("The lease of a line is more than twice the timeout of an attempt.", [nameof(Lease)]);
        foreach (var target in Allowed())
        {
            var colon = target.LastIndexOf(':');
            if (colon < 1 || !ushort.TryParse(target.AsSpan(colon + 1), out var port) || port == 0)
                yield return new ValidationResult("BILLING_WEBHOOK_ALLOWED_TARGETS is a list of host:port, separated by commas.");
        }
    }

    internal string[] Allowed() =>
        AllowedTargets.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
