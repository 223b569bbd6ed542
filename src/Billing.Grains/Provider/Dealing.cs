using Billing.Contracts.Payments;
using Billing.Grains.Catalog;
using Microsoft.Extensions.Logging;
using Stripe;

namespace Billing.Grains.Provider;

/// <summary>What every piece of work with Stripe needs: whose it is, and who is asked.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Account">The account itself, which decides.</param>
/// <param name="Client">Stripe.</param>
/// <param name="Catalog">What is sold.</param>
/// <param name="Links">Which account a customer is.</param>
/// <param name="Clocks">Test clocks there that stand for ours.</param>
/// <param name="Logger">Where it is told.</param>
internal sealed record Dealing(
    string AccountId,
    IAccountPayments Account,
    ProviderClient Client,
    ICatalog Catalog,
    CustomerLinks Links,
    ProviderClocks Clocks,
    ILogger Logger)
{
    /// <summary>Names of what we write beside Stripe's objects, so that each finds its account again (SEMANTICS E11).</summary>
    public const string AccountKey = "account_id";

    /// <summary>The checkout's id in metadata.</summary>
    public const string CheckoutKey = "checkout";

    /// <summary>The automatic top-up's id in metadata.</summary>
    public const string RechargeKey = "recharge";

    /// <summary>What it is for, in metadata.</summary>
    public const string PurposeKey = "purpose";

    /// <summary>Stripe's services.</summary>
    public V1Services Stripe => Client.Stripe.V1;

    /// <summary>The settings.</summary>
    public ProviderOptions Options => Client.Options;

    /// <summary>How the account stands now.</summary>
    public async Task<PaymentsView> View()
    {
        var reply = await Account.ReadPayments(null);
        ProviderRefusalException.ThrowIf(reply.Error);
        return reply.View!;
    }

    /// <summary>An idempotency key of ours (SEMANTICS B7): the same for each attempt of the same piece of work.</summary>
    public RequestOptions Key(string work) => new() { IdempotencyKey = OutgoingKey.Of(AccountId, work) };
}
