using Billing.Api.Problems;
using Billing.Contracts.ApiKeys;

namespace Billing.Api.BillingPage;

/// <summary>Makes links and reads them. The secret is asked for once; it never changes while the deployment's pepper does not.</summary>
internal sealed class BillingLinks(IGrainFactory grains, TimeProvider clock)
{
    private byte[]? _secret;

    /// <summary>A link's text, or why it cannot be made.</summary>
    public async ValueTask<(string? Token, Problem? Problem)> Make(BillingLink link) =>
        await Secret() is { Problem: { } problem } ? (null, problem) : (link.Sign(_secret), null);

    /// <summary>Whose page a link opens now; null where it is forged, or over.</summary>
    public async ValueTask<(BillingLink? Link, Problem? Problem)> Open(string token)
    {
        if (await Secret() is { Problem: { } problem })
            return (null, problem);
        var link = BillingLink.Read(token, _secret);
        return (link?.ExpiresAt > clock.GetUtcNow() ? link : null, null);
    }

    private async ValueTask<(byte[]? Secret, Problem? Problem)> Secret()
    {
        if (_secret is not null)
            return (_secret, null);
        var reply = await grains.GetGrain<IApiKeysGrain>(IApiKeysGrain.Key).LinkSecret();
        if (reply.Error is { } error)
            return (null, Problem.Of(error));
        _secret = [.. reply.Secret];
        return (_secret, null);
    }
}
