namespace Billing.StripeSandbox;

/// <summary>
/// How the sandbox runs. As a program it reads them from <c>STRIPE_SANDBOX_*</c> (see <c>Program.cs</c>).
/// </summary>
public sealed class SandboxOptions
{
    /// <summary>The secret key that callers must show. <value>Default <c>sk_test_sandbox</c>.</value></summary>
    public string SecretKey { get; set; } = "sk_test_sandbox";

    /// <summary>The address in the links to hosted pages, without a slash at its end.</summary>
    /// <value>Default <c>http://127.0.0.1:12111</c>.</value>
    public string PublicUrl { get; set; } = "http://127.0.0.1:12111";

    /// <summary>The API version of calls that name none. <value>Default 2026-07-29.dahlia.</value></summary>
    public string DefaultApiVersion { get; set; } = "2026-07-29.dahlia";

    /// <summary>A file that keeps the state over a restart. <value>Default null: in memory only.</value></summary>
    public string? JournalPath { get; set; }

    /// <summary>An endpoint to which all events go from the start. <value>Default null: none.</value></summary>
    public string? WebhookUrl { get; set; }

    /// <summary>The secret by which deliveries to <see cref="WebhookUrl"/> are signed; needed with it.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>The waits before a failed delivery is tried again; after the last it counts as failed.</summary>
    /// <value>Default: 1 s, 5 s, 30 s, 5 min, 1 h, 3 h.</value>
    public IReadOnlyList<TimeSpan> WebhookRetryDelays { get; set; } =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3),
    ];

    /// <summary>How long an endpoint may take to answer. <value>Default 10 s.</value></summary>
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a bank debit takes, on the payer's clock. <value>Default 60 s.</value></summary>
    public TimeSpan DelayedSettlement { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>What becomes of a subscription whose last retry failed: cancel, unpaid or past_due.</summary>
    /// <value>Default cancel.</value>
    public string AfterLastRetry { get; set; } = "cancel";

    /// <summary>Says what is wrong with the options, or null.</summary>
    public string? Fault()
    {
        if (SecretKey.Contains("_live_", StringComparison.Ordinal))
            return "The sandbox does not start with a live key: it would look like Stripe and take no money.";
        if (!SecretKey.StartsWith("sk_test_", StringComparison.Ordinal))
            return "The sandbox's secret key must begin with sk_test_.";
        if (!Http.ApiVersion.Known.Contains(DefaultApiVersion))
            return $"The sandbox speaks {string.Join(" and ", Http.ApiVersion.Known)}.";
        if (AfterLastRetry is not ("cancel" or "unpaid" or "past_due"))
            return "After the last retry a subscription is to cancel, or be unpaid or past_due.";
        return WebhookUrl is not null && string.IsNullOrWhiteSpace(WebhookSecret)
            ? "A webhook URL needs a webhook secret."
            : null;
    }
}
