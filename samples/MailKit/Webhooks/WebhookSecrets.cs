using Billing.Client;

namespace MailKit.Webhooks;

/// <summary>The secret of MailKit's webhook endpoint, known once Billing was asked.</summary>
internal sealed class WebhookSecrets(TimeProvider time)
{
    private volatile WebhookVerifier? _verifier;

    /// <summary>Checks webhooks; null at first.</summary>
    public WebhookVerifier? Verifier => _verifier;

    /// <summary>From now on webhooks are signed with this.</summary>
    public void Use(string secret) => _verifier = new WebhookVerifier(secret, time);
}
