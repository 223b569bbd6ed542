using Billing.Contracts;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Grains.Catalog;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Billing.Grains.Provider;

/// <summary>
/// Makes an account's calls to Stripe. It holds nothing that must last: the intention is in the account's ledger before the call,
/// and the result after it. Reentrant, so that a second call with a key that is under way is told so at once (SEMANTICS B4);
/// <see cref="ProviderGate"/> lets one piece of work run at a time.
/// </summary>
[Reentrant]
public sealed class ProviderGrain : Grain, IProviderGrain
{
    private readonly ProviderGate _gate = new();
    private readonly HashSet<string> _underWay = [];
    private readonly Dealing _dealing;

    /// <summary>Made by the runtime.</summary>
    public ProviderGrain(
        ProviderClient client, ICatalog catalog, CustomerLinks links, ProviderClocks clocks, ILogger<ProviderGrain> logger)
    {
        var id = this.GetPrimaryKeyString();
        _dealing = new Dealing(id, GrainFactory.GetGrain<IAccountPayments>(id), client, catalog, links, clocks, logger);
    }

    /// <inheritdoc/>
    public Task<PaymentsReply> Checkout(StartCheckoutRequest request) => Once(
        "checkout",
        request.Key,
        () => Checkouts.Begin(_dealing, request),
        error => new PaymentsReply(error, null, null, false));

    /// <inheritdoc/>
    public Task<PageReply> Portal(PortalRequest request) => Once(
        "portal", request.Key, () => Portals.Open(_dealing, request), error => new PageReply(error, null, null));

    /// <inheritdoc/>
    public Task<ProviderReply> Ask(ProviderCall request) => Once(
        request.Kind,
        request.Key,
        async () => new ProviderReply(null, await Answer(request), false),
        error => new ProviderReply(error, null, false));

    /// <inheritdoc/>
    public Task<WorkReply> Work() => Do("work", async () =>
    {
        var view = await _dealing.View();
        await Customers.EnsureAtCreation(_dealing, view);
        await Recharges.Continue(_dealing, view);
    });

    /// <inheritdoc/>
    public Task<WorkReply> Apply(ProviderEvent happened) =>
        Do(happened.Type, () => Happenings.Apply(_dealing, happened));

    private Task<string> Answer(ProviderCall call) => call.Kind switch
    {
        "setup_intent" => PaymentMethods.SetUp(_dealing, call),
        "attach" => PaymentMethods.Attach(_dealing, call),
        "detach" => PaymentMethods.Detach(_dealing, call),
        "payment_methods" => PaymentMethods.List(_dealing, call),
        "invoices" => Invoices.List(_dealing, call),
        "current_invoice" => Invoices.Current(_dealing),
        "preview_change" => Subscriptions.PreviewChange(_dealing, call),
        "change" => Subscriptions.Change(_dealing, call),
        "cancel" => Subscriptions.Cancel(_dealing, call),
        "resume" => Subscriptions.Resume(_dealing),
        _ => throw new ArgumentOutOfRangeException(nameof(call), call.Kind, "not a call"),
    };

    private async Task<T> Once<T>(string operation, CallKey key, Func<Task<T>> work, Func<ErrorReply, T> refuse)
    {
        var name = CallKeys.Of(operation, key);
        if (!_underWay.Add(name))
            return refuse(new ErrorReply(ErrorCodes.RequestInProgress, "A call with this key is under way."));
        try
        {
            return await Guard(operation, work, refuse);
        }
        finally
        {
            _underWay.Remove(name);
        }
    }

    private Task<WorkReply> Do(string what, Func<Task> work) => Guard(
        what,
        async () =>
        {
            await work();
            return new WorkReply(null, true);
        },
        error => new WorkReply(error, false));

    private Task<T> Guard<T>(string what, Func<Task<T>> work, Func<ErrorReply, T> refuse)
    {
        if (!_dealing.Options.IsThere)
            return Task.FromResult(refuse(new ErrorReply(ErrorCodes.StripeUnavailable, "The service has no Stripe: STRIPE_SECRET_KEY is not set.")));
        return _gate.Run(() => ProviderFaults.Guard(_dealing.Logger, what, _dealing.AccountId, work, refuse));
    }
}
