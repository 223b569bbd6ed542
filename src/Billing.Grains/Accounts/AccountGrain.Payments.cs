using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;
using Billing.Grains.Journal;

namespace Billing.Grains.Accounts;

/// <content>Money that comes in. It never waits for the provider: that is the provider grain's part.</content>
public sealed partial class AccountGrain
{
    /// <inheritdoc/>
    public async Task<PaymentsReply> ReadPayments(long? minSeq)
    {
        var answer = await _account.Read(minSeq);
        return answer.Refusal is { } refusal ? Refused(refusal) : new PaymentsReply(null, ViewOf(answer.State!), null, false);
    }

    /// <inheritdoc/>
    public Task<PaymentPageReply> Payments(PaymentQuery query) => Report(
        async state =>
        {
            var filter = new EntryFilter(
                query.BeforeSeq, state.Seq, EntryType.AccountUpdated, Operation: Operations.Payment);
            var entries = await _journal.ReadPage(state.AccountNo, filter, query.Limit + 1);
            var payments = entries.Take(query.Limit).Select(PaymentRenderer.Payment).OfType<PaymentView>();
            return new PaymentPageReply(null, [.. payments], entries.Length > query.Limit);
        },
        error => new PaymentPageReply(error, [], false));

    /// <inheritdoc/>
    public Task<PaymentsReply> LinkCustomer(string? customerId)
    {
        var key = RandomKey(Operations.LinkCustomer);
        return Pay(new PendingCall(key, (_, _) => new BuiltCommand(
            new AccountCommand.LinkCustomer(key, Note.None, customerId), null)));
    }

    /// <inheritdoc/>
    public async Task<PaymentsReply> StartCheckout(StartCheckoutRequest request)
    {
        if (await Unsellable(request) is { } away)
            return new PaymentsReply(away, null, null, false);
        return await Pay(Call(Operations.Checkout, request.Key, (state, key) => _payments.Start(state, request, key)));
    }

    /// <inheritdoc/>
    public Task<PaymentsReply> OpenCheckout(OpenCheckoutRequest request)
    {
        var key = RandomKey(Operations.Provider);
        return Pay(
            new PendingCall(
                key,
                (state, history) => PaymentCommands.Open(state, request, key, history),
                (state, _) => PaymentCommands.OfCheckout(state, request.CheckoutId)),
            request.CheckoutId);
    }

    /// <inheritdoc/>
    public async Task<PaymentsReply> SettleCheckout(SessionReport report)
    {
        var key = report.Result == "paid"
            ? OperationKey.FromClient(Operations.Payment, PaymentRef.OfCheckout(report.CheckoutId))
            : RandomKey(Operations.Provider);
        return await Pay(
            new PendingCall(
                key,
                (state, history) => PaymentCommands.Settle(state, report, key, history),
                (state, _) => PaymentCommands.OfCheckout(state, report.CheckoutId)),
            report.CheckoutId);
    }

    /// <inheritdoc/>
    public async Task<PaymentsReply> SyncSubscription(SubscriptionReport report)
    {
        if (await Unmapped(report.IsMetered ? null : report.PriceId) is { } away)
            return new PaymentsReply(away, null, null, false);
        var key = RandomKey(Operations.Provider);
        var call = new PendingCall(key, (_, _) => _payments.Sync(report, key));
        await _account.Execute([call]);
        var reply = await Rendered(call, null);
        var isTooMany = reply.Error is null && call.Answer!.State is { } state && _payments.StateOf(report) is { } told
            && Subscribing.IsOneTooMany(state, told);
        return isTooMany ? reply with { Action = PaymentAction.CancelSubscription } : reply;
    }

    /// <inheritdoc/>
    public async Task<PaymentsReply> SettleInvoice(InvoiceReport report)
    {
        if (await Unmapped(report.PriceId) is { } away)
            return new PaymentsReply(away, null, null, false);
        var key = OperationKey.FromClient(Operations.Payment, PaymentCommands.RefOf(report));
        if (await Known(key) is { } known)
            return known;
        return await Pay(new PendingCall(key, (_, _) => _payments.Settle(report, key)));
    }

    // Told again months later: the ledger is asked first, for a fact that it has would make an append fail.
    private async Task<PaymentsReply?> Known(OperationKey key)
    {
        var answer = await _account.Read(null);
        if (answer.Refusal is { } refusal)
            return Refused(refusal);
        var state = answer.State!;
        return await Reported<Probe, PaymentsReply?>(
            () => _journal.Probe(state.AccountNo, [key.Hash]),
            probe => probe.Found is [var entry, ..]
                ? new PaymentsReply(null, ViewOf(state), EntryRenderer.Entry(state.AccountId, entry), true)
                {
                    Action = ActionOf(entry),
                }
                : null,
            error => new PaymentsReply(error, null, null, false));
    }

    private async Task<PaymentsReply> Pay(PendingCall call, string? checkoutId = null)
    {
        await _account.Execute([call]);
        return await Rendered(call, checkoutId);
    }

    // The view is a read of its own: what it shows is durable, whatever else is on its way.
    private async Task<PaymentsReply> Rendered(PendingCall call, string? checkoutId)
    {
        var answer = call.Answer!;
        if (answer.Refusal is { } refused)
            return Refused(refused) with { Replayed = answer.Replayed };
        var now = await _account.Read(null);
        if (now.Refusal is { } refusal)
            return Refused(refusal);
        var state = now.State!;
        var reply = new PaymentsReply(
            null,
            ViewOf(state),
            answer.Entry is { } entry ? EntryRenderer.Entry(state.AccountId, entry) : null,
            answer.Replayed)
        {
            Action = ActionOf(answer.Entry),
        };
        var seq = checkoutId is { } id ? SubjectCommands.SeqOf(PublicId.Checkout, state, id)
            : answer.Entry is { Event: AccountEvent.CheckoutStarted } started ? started.Seq
            : 0;
        if (seq == 0)
            return reply;
        return await Reported(
            async () => Checkouts.Find(state, seq) is not null ? [] : await _journal.ReadAbout(state.AccountNo, [seq]),
            history => reply with { Checkout = _paymentRenderer.Checkout(state, seq, history) },
            error => new PaymentsReply(error, null, null, false));
    }

    private static PaymentAction ActionOf(LedgerEntry? entry) =>
        entry?.Event is AccountEvent.PaymentRecorded { Payment.Use: PaymentUse.Duplicate }
            ? PaymentAction.Refund
            : PaymentAction.None;

    private PaymentsView ViewOf(AccountState state) => _paymentRenderer.View(state, NowOf(state));

    private static PaymentsReply Refused(Refusal refusal) => new(AccountRenderer.Error(refusal), null, null, false);

    private static OperationKey RandomKey(string operation) => OperationKey.Generated(operation, Guid.NewGuid());

    private async ValueTask<ErrorReply?> Unsellable(StartCheckoutRequest request) => request.Purpose == "top_up"
        ? _catalog.Package(request.Code) is null ? await Refreshed() : null
        : (await Unknowable(null, null, request.Code))?.Error;

    // Another silo may just have given a plan this price.
    private async ValueTask<ErrorReply?> Unmapped(string? priceId) =>
        priceId is null || _catalog.PlanByPrice(priceId) is not null ? null : await Refreshed();

    private async Task<ErrorReply?> Refreshed()
    {
        try
        {
            await _catalog.Refresh();
            return null;
        }
        catch (JournalUnavailableException)
        {
            return new ErrorReply(ErrorCodes.StorageUnavailable, "The store is away or behind; this call wrote nothing.");
        }
    }
}
