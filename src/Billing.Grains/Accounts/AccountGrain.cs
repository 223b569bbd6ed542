using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Contracts.Payments;
using Billing.Contracts.TestClocks;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Catalog;
using Billing.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Placement;
using Orleans.Storage;

namespace Billing.Grains.Accounts;

/// <summary>
/// The actor of one account. It only translates: <see cref="CommandBuilder"/> makes commands, <see cref="LiveAccount"/> decides
/// and makes durable, <see cref="AccountRenderer"/> makes replies. Reentrant, so that one append does not keep the next
/// decision waiting; <see cref="LiveAccount"/> is written for that. Placed where the fewest are: accounts cost much the same,
/// so their number is the load, and a silo that comes back empty is filled first.
/// </summary>
[Reentrant]
[ActivationCountBasedPlacement]
public sealed partial class AccountGrain : Grain, IAccountGrain, IAccountPayments
{
    /// <summary>The name of the grain storage that keeps account snapshots.</summary>
    public const string SnapshotStorage = "snapshots";

    private readonly string _accountId;
    private readonly IJournal _journal;
    private readonly ICatalog _catalog;
    private readonly TimeProvider _clock;
    private readonly LiveAccount _account;
    private readonly CommandBuilder _build;
    private readonly PaymentCommands _payments;
    private readonly PaymentRenderer _paymentRenderer;
    private readonly LedgerVerifications _verifications;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger _logger;

    /// <summary>Made by the runtime.</summary>
    public AccountGrain(
        IJournal journal,
        ICatalog catalog,
        [FromKeyedServices(SnapshotStorage)] IGrainStorage snapshots,
        TimeProvider clock,
        IOptions<AccountOptions> options,
        IHostApplicationLifetime lifetime,
        ILogger<AccountGrain> logger)
    {
        _accountId = this.GetPrimaryKeyString();
        _journal = journal;
        _catalog = catalog;
        _build = new CommandBuilder(catalog);
        _payments = new PaymentCommands(catalog);
        _paymentRenderer = new PaymentRenderer(catalog);
        var cache = new GrainSnapshots(snapshots, this.GetGrainId(), _accountId, logger);
        _account = new LiveAccount(
            _accountId,
            journal,
            cache,
            catalog,
            () => catalog.WantedEvents,
            code => catalog.CreditType(code)?.Name ?? code,
            clock,
            options.Value,
            logger);
        _clock = clock;
        _verifications = new LedgerVerifications(journal, clock);
        _lifetime = lifetime;
        _logger = logger;
    }

    /// <inheritdoc/>
    public async Task<MutationReply> Open(OpenAccountRequest request)
    {
        if (await Unknowable(null, null, request.Plan) is { } away)
            return away;
        TestClock? clock = null;
        if (request.TestClock is { } clockId)
        {
            var joined = await GrainFactory.GetGrain<ITestClockGrain>(clockId).Join(_accountId);
            if (joined.Clock is not { } present)
                return new MutationReply(joined.Error! with { Field = "test_clock" }, null, false, null);
            clock = new TestClock(present.Id, Instant.From(present.Now));
        }
        return await Mutate(Call(Operations.Open, request.Key, (_, key) => _build.Open(_accountId, request, clock, key)), opens: true);
    }

    /// <inheritdoc/>
    public Task<MutationReply> Update(UpdateAccountRequest request) =>
        Mutate(Call(Operations.Update, request.Key, (_, key) => CommandBuilder.Update(request, key)));

    /// <inheritdoc/>
    public async Task<MutationReply> Grant(GrantRequest request)
    {
        if (await Unknowable(request.CreditType, null) is { } away)
            return away;
        return await Mutate(Call(Operations.Grant, request.Key, (state, key) => _build.Grant(state, request, key)));
    }

    /// <inheritdoc/>
    public async Task<MutationReply> Use(UsageRequest request)
    {
        if (await Unknowable(request.CreditType, request.Meter) is { } away)
            return away;
        return await Mutate(Call(request));
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<MutationReply>> UseMany(ImmutableArray<UsageRequest> requests)
    {
        // One look at the store serves all codes that are unknown here.
        var stranger = requests.FirstOrDefault(request => !IsKnown(request.CreditType, request.Meter));
        if (stranger is not null && await Unknowable(stranger.CreditType, stranger.Meter) is { } away)
            return ImmutableArray.CreateRange(requests, _ => away);
        PendingCall[] calls = [.. requests.Select(Call)];
        await _account.Execute(calls);
        return [.. calls.Select(Render)];
    }

    /// <inheritdoc/>
    public async Task<MutationReply> Adjust(AdjustmentRequest request)
    {
        if (await Unknowable(request.CreditType, null) is { } away)
            return away;
        return await Mutate(Call(Operations.Adjust, request.Key, (state, key) => _build.Adjust(state, request, key)));
    }

    /// <inheritdoc/>
    public async Task<WakeReply> Wake()
    {
        var answer = await _account.Read(null);
        return answer.Refusal is { } refusal
            ? new WakeReply(AccountRenderer.Error(refusal), null)
            : new WakeReply(null, answer.State!.WakeAt?.ToDateTime());
    }

    /// <inheritdoc/>
    public Task<MutationReply> AdvanceClock(AdvanceClockRequest request) =>
        Mutate(Call(Operations.AdvanceClock, request.Key, (_, key) => new BuiltCommand(
            new AccountCommand.AdvanceClock(key, Note.None, request.ClockId, Instant.From(request.To)), null)));

    /// <inheritdoc/>
    public async Task<MutationReply> Reserve(ReserveRequest request)
    {
        if (await Unknowable(request.CreditType, request.Meter) is { } away)
            return away;
        return await Mutate(Call(Operations.Reserve, request.Key, (state, key) => _build.Reserve(state, request, key)));
    }

    /// <inheritdoc/>
    public Task<MutationReply> Capture(CaptureRequest request) => Mutate(CallAbout(
        request.Commit ? Operations.Commit : Operations.Capture,
        request.Key,
        (state, history, key) => SubjectCommands.Capture(state, request, key, history),
        (state, _) => SubjectCommands.OfReservation(state, request.ReservationId)));

    /// <inheritdoc/>
    public Task<MutationReply> Release(ReleaseRequest request) => Mutate(CallAbout(
        Operations.Release,
        request.Key,
        (state, history, key) => SubjectCommands.Release(state, request, key, history),
        (state, _) => SubjectCommands.OfReservation(state, request.ReservationId)));

    /// <inheritdoc/>
    public Task<MutationReply> Extend(ExtendRequest request) => Mutate(CallAbout(
        Operations.Extend,
        request.Key,
        (state, history, key) => SubjectCommands.Extend(state, request, key, history),
        (state, _) => SubjectCommands.OfReservation(state, request.ReservationId)));

    /// <inheritdoc/>
    public Task<MutationReply> VoidGrant(VoidGrantRequest request) => Mutate(CallAbout(
        Operations.VoidGrant,
        request.Key,
        (state, history, key) => SubjectCommands.VoidGrant(state, request, key, history),
        (state, _) => SubjectCommands.OfGrant(state, request.GrantId)));

    /// <inheritdoc/>
    public Task<MutationReply> Reverse(ReverseRequest request) => Mutate(CallAbout(
        Operations.Reverse,
        request.Key,
        (state, history, key) => SubjectCommands.Reverse(state, request, key, history),
        (state, history) => SubjectCommands.OfReversal(state, request.EntryId, history)));

    /// <inheritdoc/>
    public async Task<MutationReply> SetAlert(SetAlertRequest request)
    {
        if (await Unknowable(request.CreditType, null) is { } away)
            return away;
        return await Mutate(Call(Operations.SetAlert, request.Key, (state, key) => _build.SetAlert(state, request, key)));
    }

    /// <inheritdoc/>
    public async Task<MutationReply> SetPlan(SetPlanRequest request)
    {
        if (await Unknowable(null, null, request.Plan) is { } away)
            return away;
        return await Mutate(Call(Operations.SetPlan, request.Key, (_, key) => _build.SetPlan(request, key)));
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _account.Close();

    private PendingCall Call(UsageRequest request) =>
        Call(Operations.Usage, request.Key, (state, key) => _build.Use(state, request, key));

    private static PendingCall Call(
        string operation, CallKey key, Func<AccountState, OperationKey, BuiltCommand> build)
    {
        var operationKey = KeyOf(operation, key);
        return new PendingCall(operationKey, (state, _) => build(state, operationKey));
    }

    private static PendingCall CallAbout(
        string operation,
        CallKey key,
        Func<AccountState, ImmutableArray<LedgerEntry>, OperationKey, BuiltCommand> build,
        Func<AccountState, ImmutableArray<LedgerEntry>, ImmutableArray<long>> subjects)
    {
        var operationKey = KeyOf(operation, key);
        return new PendingCall(operationKey, (state, history) => build(state, history, operationKey), subjects);
    }

    private static OperationKey KeyOf(string operation, CallKey key) => key.Client is { } client
        ? OperationKey.FromClient(operation, client)
        : OperationKey.Generated(operation, key.Random);

    private async Task<MutationReply> Mutate(PendingCall call, bool opens = false)
    {
        await _account.Execute([call], opens);
        return Render(call);
    }

    private MutationReply Render(PendingCall call) =>
        AccountRenderer.Mutation(_accountId, call.Answer!, _catalog);

    // Another silo may just have made a code that is unknown here: look at the store before saying so.
    private async ValueTask<MutationReply?> Unknowable(string? creditType, string? meter, string? plan = null)
    {
        if (IsKnown(creditType, meter) && (plan is null || _catalog.Plan(plan) is not null))
            return null;
        return await Refreshed() is { } error ? new MutationReply(error, null, false, null) : null;
    }

    private bool IsKnown(string? creditType, string? meter) =>
        (creditType is null || _catalog.CreditType(creditType) is not null)
        && (meter is null || _catalog.Meter(meter) is not null);
}
