namespace Billing.Client;

/// <summary>Where the service is, and how patient the client is.</summary>
public sealed class BillingClientOptions
{
    /// <summary>The service's address without <c>/v1</c>, such as <c>https://billing.internal</c>.</summary>
    /// <value>http://127.0.0.1:8080</value>
    public Uri BaseAddress { get; set; } = new("http://127.0.0.1:8080");

    /// <summary>An admin key, or the key of the one account that is asked about. Required.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>How long one attempt may take, in milliseconds.</summary>
    /// <value>30,000</value>
    public int TimeoutMs { get; set; } = 30_000;

    /// <summary>How often a call that failed on the way, or was asked to come back, is sent again: 0 to 10.</summary>
    /// <value>3</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// The longest pause before an attempt, in milliseconds. A service that asks for a longer one is not asked again:
    /// the
    /// caller is told.
    /// </summary>
    /// <value>10,000</value>
    public int MaxRetryDelayMs { get; set; } = 10_000;

    /// <summary>
    /// How long a stream of events may say nothing, not even a sign of life, before it is opened anew; milliseconds.
    /// </summary>
    /// <value>90,000</value>
    public int StreamIdleMs { get; set; } = 90_000;

    /// <summary>Throws where a value makes no sense: a mistake of the deployment, to be heard at start.</summary>
    /// <exception cref="ArgumentException">The name and what is wrong with it.</exception>
    internal void Check()
    {
        if (BaseAddress is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            throw new ArgumentException("BaseAddress must be an http or https address.");
        if (string.IsNullOrWhiteSpace(ApiKey) || ApiKey.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw new ArgumentException("ApiKey is missing, or holds characters that no key has.");
        if (TimeoutMs < 1 || StreamIdleMs < 1)
            throw new ArgumentException("TimeoutMs and StreamIdleMs are milliseconds, 1 or more.");
        if (MaxRetries is < 0 or > 10 || MaxRetryDelayMs < 0)
            throw new ArgumentException("MaxRetries is 0 to 10, and MaxRetryDelayMs 0 or more.");
    }
}
