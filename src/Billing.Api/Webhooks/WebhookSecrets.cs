using System.Security.Cryptography;

namespace Billing.Api.Webhooks;

/// <summary>The secrets with which Stripe signs its webhooks to us; several while one takes the other's place.</summary>
internal sealed class WebhookSecrets
{
    /// <summary>The secrets of the setting <c>STRIPE_WEBHOOK_SECRET</c>, comma-separated; without any, the endpoint is closed.</summary>
    public WebhookSecrets(string? setting) => All =
        [.. (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The secrets; none where the endpoint is closed.</summary>
    public IReadOnlyList<string> All { get; private set; }

    /// <summary>The first secret; a random one is made where there is none, for a sandbox in the same process.</summary>
    public string FirstOrNew()
    {
        if (All.Count == 0)
            All = ["whsec_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))];
        return All[0];
    }

    /// <summary>Nothing: secrets are not for showing.</summary>
    public override string ToString() => nameof(WebhookSecrets);
}
