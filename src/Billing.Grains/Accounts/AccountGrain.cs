using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Catalog;
using Billing.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Storage;

namespace Billing.Grains.Accounts;

/// <summary>
/// The actor of one account. It only translates: <see cref="CommandBuilder"/> makes commands, <see cref="LiveAccount"/> decides
/// and makes durable, <see cref="AccountRenderer"/> makes replies. Reentrant, so that one append does not keep the next
/// decision waiting; <see cref="LiveAccount"/> is written for that.
/// </summary>
[Reentrant]
public sealed class AccountGrain : Grain, IAccountGrain
{
    /// <summary>The name of the grain storage that keeps account snapshots.</summary>
    public const string SnapshotStorage = "snapshots";

    private readonly IJournal _journal;
    private readonly ICatalog _catalog;
    private readonly LiveAccount _account;
    private readonly CommandBuilder _build;

    /// <summary>Made by the runtime.</summary>
    public AccountGrain(
        IJournal journal,
        ICatalog catalog,
        [FromKeyedServices(SnapshotStorage)] IGrainStorage snapshots,
        TimeProvider clock,
        IOptions<AccountOptions> options,
        ILogger<AccountGrain> logger)
    {
        var accountId = this.GetPrimaryKeyString();
        _journal = journal;
        _catalog = catalog;
        _build = new CommandBuilder(catalog);
        var cache = new GrainSnapshots(snapshots, this.GetGrainId(), accountId, logger);
        _account = new LiveAccount(accountId, journal, cache, clock, options.Value, logger);
    }

    /// <inheritdoc/>
    public Task<MutationReply> Open(OpenAccountRequest request)
    {
        var id = this.GetPrimaryKeyString();
        return Mutate(Call(Operations.Open, request.Key, (_, key) => CommandBuilder.Open(id, request, key)), opens: true);
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
        var calls = ImmutableArray.CreateRange(requests, Call);
        await _account.Execute(calls);
        return ImmutableArray.CreateRange(calls, Render);
    }

    /// <inheritdoc/>
    public async Task<MutationReply> Check(UsageRequest request)
    {
        if (await Unknowable(request.CreditType, request.Meter) is { } away)
            return away;
        var answer = await _account.Preview(Call(request));
        return AccountRenderer.Mutation(this.GetPrimaryKeyString(), answer);
    }

    /// <inheritdoc/>
    public async Task<MutationReply> Adjust(AdjustmentRequest request)
    {
        if (await Unknowable(request.CreditType, null) is { } away)
            return away;
        return await Mutate(Call(Operations.Adjust, request.Key, (state, key) => _build.Adjust(state, request, key)));
    }

    /// <inheritdoc/>
    public async Task<AccountReadReply> Read(long? minSeq)
    {
        var answer = await _account.Read(minSeq);
        return answer.Refusal is { } refusal
            ? new AccountReadReply(AccountRenderer.Error(refusal), null)
            : new AccountReadReply(null, AccountRenderer.Account(answer.State!));
    }

    /// <inheritdoc/>
    public async Task<LedgerPageReply> Ledger(LedgerQuery query)
    {
        var answer = await _account.Read(query.MinSeq);
        return answer.Refusal is { } refusal
            ? new LedgerPageReply(AccountRenderer.Error(refusal), [], false)
            : await LedgerReader.Ledger(_journal, answer.State!, query);
    }

    /// <inheritdoc/>
    public async Task<GrantPageReply> Grants(GrantQuery query)
    {
        var answer = await _account.Read(null);
        return answer.Refusal is { } refusal
            ? new GrantPageReply(AccountRenderer.Error(refusal), [], false)
            : await LedgerReader.Grants(_journal, answer.State!, query);
    }

    /// <inheritdoc/>
    public async Task<VerifyReply> Verify()
    {
        var answer = await _account.Read(null);
        return answer.Refusal is { } refusal
            ? new VerifyReply(AccountRenderer.Error(refusal), false, 0, 0, "", null)
            : await LedgerReader.Verify(_journal, answer.State!);
    }

    /// <inheritdoc/>
    public async Task<WakeReply> Wake()
    {
        var answer = await _account.Read(null);
        return answer.Refusal is { } refusal
            ? new WakeReply(AccountRenderer.Error(refusal), null)
            : new WakeReply(null, answer.State!.NextDueAt?.ToDateTime());
    }

    /// <inheritdoc/>
    public Task<MutationReply> AdvanceClock(AdvanceClockRequest request)
    {
        var notYet = new ErrorReply(RefusalCodes.InvalidRequest, "Accounts cannot follow a test clock yet.");
        return Task.FromResult(new MutationReply(notYet, null, false, null));
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _account.Close();

    private PendingCall Call(UsageRequest request) =>
        Call(Operations.Usage, request.Key, (state, key) => _build.Use(state, request, key));

    private static PendingCall Call(
        string operation, CallKey key, Func<AccountState, OperationKey, BuiltCommand> build)
    {
        var operationKey = key.Client is { } client
            ? OperationKey.FromClient(operation, client)
            : OperationKey.Generated(operation, key.Random);
        return new PendingCall(operationKey, state => build(state, operationKey));
    }

    private async Task<MutationReply> Mutate(PendingCall call, bool opens = false)
    {
        await _account.Execute([call], opens);
        return Render(call);
    }

    private MutationReply Render(PendingCall call) =>
        AccountRenderer.Mutation(this.GetPrimaryKeyString(), call.Answer!);

    // Another silo may just have made a code that is unknown here: look at the store before saying so.
    private async ValueTask<MutationReply?> Unknowable(string? creditType, string? meter)
    {
        if (IsKnown(creditType, meter))
            return null;
        try
        {
            await _catalog.Refresh();
            return null;
        }
        catch (JournalUnavailableException)
        {
            var error = new ErrorReply(ErrorCodes.StorageUnavailable, "The store is away or behind; this call wrote nothing.");
            return new MutationReply(error, null, false, null);
        }
    }

    private bool IsKnown(string? creditType, string? meter) =>
        (creditType is null || _catalog.CreditType(creditType) is not null)
        && (meter is null || _catalog.Meter(meter) is not null);
}
