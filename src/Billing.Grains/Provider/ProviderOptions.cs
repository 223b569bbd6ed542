using System.ComponentModel.DataAnnotations;

namespace Billing.Grains.Provider;

/// <summary>How the service reaches Stripe. The secrets are never printed or logged.</summary>
public sealed class ProviderOptions : IValidatableObject
{
    /// <summary>The key of the sandbox, where no other is set.</summary>
    public const string SandboxKey = "sk_test_sandbox";

    /// <summary>Where the sandbox is, where nothing else is said.</summary>
    public const string DefaultSandboxUrl = "http://127.0.0.1:12111";

    /// <summary>The value of <c>STRIPE_SANDBOX_URL</c> that means: no Stripe at all without a key.</summary>
    public const string NoSandbox = "off";

    /// <summary>Stripe's secret key: the setting <c>STRIPE_SECRET_KEY</c>.</summary>
    /// <value>None: the sandbox is used.</value>
    public string? SecretKey { get; set; }

    /// <summary>The address of Stripe's API: the setting <c>STRIPE_API_BASE</c>.</summary>
    /// <value>None: Stripe's own with a key, the sandbox's without one.</value>
    public string? ApiBase { get; set; }

    /// <summary>Where the sandbox is: the setting <c>STRIPE_SANDBOX_URL</c>.</summary>
    /// <value><see cref="DefaultSandboxUrl"/>; <see cref="NoSandbox"/> for none.</value>
    public string SandboxUrl { get; set; } = DefaultSandboxUrl;

    /// <summary>The metered price that every customer is subscribed to at creation: the setting <c>STRIPE_PRICE_ID</c>.</summary>
    /// <value>None: customers are made when they first pay.</value>
    public string? MeteredPriceId { get; set; }

    /// <summary>The product whose metered price that is: the setting <c>STRIPE_PRODUCT_ID</c>.</summary>
    /// <value>None.</value>
    public string? MeteredProductId { get; set; }

    /// <summary>Where customers go back to when a call does not say: the setting <c>BILLING_RETURN_URL</c>.</summary>
    /// <value>http://127.0.0.1:8080/, needed with a live key.</value>
    public string ReturnUrl { get; set; } = "http://127.0.0.1:8080/";

    /// <summary>The page of <see cref="ReturnUrl"/> that says how a checkout ended: <c>?status=success</c>.</summary>
    public string ReturnUrlOf(string status) => $"{ReturnUrl}{(ReturnUrl.Contains('?') ? '&' : '?')}status={status}";

    /// <summary>What pages that collect cards need to know: the setting <c>STRIPE_PUBLISHABLE_KEY</c>.</summary>
    /// <value>None.</value>
    public string? PublishableKey { get; set; }

    /// <summary>How long one attempt of a call may take; there are two.</summary>
    /// <value>10,000 ms.</value>
    [Range(100, 60_000)]
    public int TimeoutMs { get; set; } = 10_000;

    /// <summary>Whether the sandbox takes Stripe's place.</summary>
    public bool UsesSandbox => string.IsNullOrEmpty(SecretKey);

    /// <summary>Whether money is real.</summary>
    public bool IsLive => SecretKey?.Contains("_live_", StringComparison.Ordinal) == true;

    /// <summary>Whether an account becomes a customer when it is opened.</summary>
    public bool WantsCustomers => MeteredPriceId is not null || MeteredProductId is not null;

    /// <summary>Whether there is any Stripe to call.</summary>
    public bool IsThere => !UsesSandbox || ApiBase is { Length: > 0 } || SandboxUrl != NoSandbox;

    /// <summary>Where calls go; null for Stripe's own address.</summary>
    public string? Address => ApiBase is { Length: > 0 } chosen ? chosen.TrimEnd('/')
        : UsesSandbox && SandboxUrl != NoSandbox ? SandboxUrl.TrimEnd('/') : null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SecretKey is { Length: > 0 } key && (key.Any(char.IsWhiteSpace) || !IsKey(key)))
            yield return new ValidationResult("STRIPE_SECRET_KEY must be a secret or restricted key of Stripe: sk_… or rk_….");
        if (ApiBase is { Length: > 0 } && !IsUrl(ApiBase))
            yield return new ValidationResult("STRIPE_API_BASE must be an address that begins with http:// or https://.");
        if (SandboxUrl != NoSandbox && !IsUrl(SandboxUrl))
            yield return new ValidationResult($"STRIPE_SANDBOX_URL must be an address that begins with http://, or {NoSandbox}.");
        if (!IsUrl(ReturnUrl))
            yield return new ValidationResult("BILLING_RETURN_URL must be an address that begins with http:// or https://.");
        else if (IsLive && new Uri(ReturnUrl).IsLoopback)
            yield return new ValidationResult("BILLING_RETURN_URL must be set to an address that customers reach where the key is live.");
        if (IsLive && ApiBase is { Length: > 0 } api && new Uri(api).Scheme != Uri.UriSchemeHttps)
            yield return new ValidationResult("STRIPE_API_BASE must begin with https:// where the key is live.");
    }

    private static bool IsKey(string key) =>
        key.StartsWith("sk_", StringComparison.Ordinal) || key.StartsWith("rk_", StringComparison.Ordinal);

    private static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
}
