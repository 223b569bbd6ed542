using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;

namespace Billing.Grains.Accounts;

/// <content>What changes nothing: reads, reports, previews.</content>
public sealed partial class AccountGrain
{
    /// <inheritdoc/>
    public async Task<MutationReply> Check(UsageRequest request)
    {
        if (await Unknowable(request.CreditType, request.Meter) is { } away)
            return away;
        var answer = await _account.Preview(Call(request));
        return AccountRenderer.Mutation(_accountId, answer, _catalog);
    }

    /// <inheritdoc/>
    public async Task<AccountReadReply> Read(long? minSeq)
    {
        var answer = await _account.Read(minSeq);
        return answer.Refusal is { } refusal
            ? new AccountReadReply(AccountRenderer.Error(refusal), null)
            : new AccountReadReply(null, AccountRenderer.Account(answer.State!) with { Now = NowOf(answer.State!).ToDateTime() });
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
    public async Task<LedgerPageReply> Follow(FollowQuery query)
    {
        var answer = await _account.Read(query.AfterSeq);
        var atMost = TimeSpan.FromMilliseconds(query.WaitMs);
        if (answer.Refusal is null && await _account.WaitPast(query.AfterSeq, atMost, _lifetime.ApplicationStopping))
            answer = await _account.Read(query.AfterSeq);
        if (answer.Refusal is { } refusal)
            return new LedgerPageReply(AccountRenderer.Error(refusal), [], false);
        return answer.State!.Seq == query.AfterSeq
            ? new LedgerPageReply(null, [], false)
            : await LedgerReader.After(_journal, answer.State!, query);
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
    public async Task<VerifyReply> Verify(Guid run)
    {
        var answer = await _account.Read(null);
        return answer.Refusal is { } refusal
            ? new VerifyReply(AccountRenderer.Error(refusal), false, 0, 0, "", null)
            : await _verifications.Step(run, answer.State!);
    }

    /// <inheritdoc/>
    public async Task<ReservationReadReply> ReadReservation(string reservationId)
    {
        var answer = await _account.Read(null);
        if (answer.Refusal is { } refusal)
            return new ReservationReadReply(AccountRenderer.Error(refusal), null);
        var state = answer.State!;
        var seq = SubjectCommands.SeqOf(PublicId.Reservation, state, reservationId);
        if (state.Reservations.Find(seq) is { } open)
            return new ReservationReadReply(null, ReservationRenderer.Open(state.AccountNo, open));
        return await Reported(
            async () => seq == 0 ? null : ReservationRenderer.Closed(
                state.AccountNo, seq, await _journal.ReadAbout(state.AccountNo, [seq])),
            reservation => reservation is null
                ? new ReservationReadReply(NoReservation, null)
                : new ReservationReadReply(null, reservation),
            error => new ReservationReadReply(error, null));
    }

    /// <inheritdoc/>
    public async Task<ReservationPageReply> Reservations(ReservationQuery query)
    {
        var answer = await _account.Read(null);
        if (answer.Refusal is { } refusal)
            return new ReservationPageReply(AccountRenderer.Error(refusal), [], false);
        var state = answer.State!;
        var open = state.Reservations.All
            .Reverse()
            .Where(reservation => query.BeforeSeq is null || reservation.Seq < query.BeforeSeq)
            .Take(query.Limit + 1)
            .Select(reservation => ReservationRenderer.Open(state.AccountNo, reservation))
            .ToImmutableArray();
        return new ReservationPageReply(null, [.. open.Take(query.Limit)], open.Length > query.Limit);
    }

    /// <inheritdoc/>
    public async Task<PlanPreviewReply> PreviewPlan(SetPlanRequest request)
    {
        if (await Unknowable(null, null, request.Plan) is { } away)
            return new PlanPreviewReply(away.Error, null, []);
        var answer = await _account.Preview(Call(Operations.SetPlan, request.Key, (_, key) => _build.SetPlan(request, key)));
        if (answer.Refusal is { } refusal)
            return new PlanPreviewReply(AccountRenderer.Error(refusal), null, []);
        var entries = answer.Entries.Select(entry => EntryRenderer.Entry(_accountId, entry));
        return new PlanPreviewReply(null, AccountRenderer.Account(answer.State!), [.. entries]);
    }

    /// <inheritdoc/>
    public Task<PeriodsReply> Periods() => Report(
        state => AccountReports.Periods(_journal, state), error => new PeriodsReply(error, []));

    /// <inheritdoc/>
    public Task<UsageReportReply> Usage(UsageQuery query) => Report(
        state => AccountReports.Usage(_journal, state, query), error => new UsageReportReply(error, [], []));

    /// <inheritdoc/>
    public Task<BalanceAtReply> BalancesAt(DateTime at) => Report(
        state => AccountReports.BalancesAt(_journal, state, Instant.From(at), NowOf(state)),
        error => new BalanceAtReply(error, 0, default, []));

    /// <inheritdoc/>
    public Task<ForecastReply> Forecast() => Report(
        state => AccountReports.Forecast(_journal, state, _catalog, NowOf(state)),
        error => new ForecastReply(error, default, [], []));

    private async Task<T> Report<T>(Func<AccountState, Task<T>> report, Func<ErrorReply, T> refuse)
    {
        var answer = await _account.Read(null);
        return answer.Refusal is { } refusal
            ? refuse(AccountRenderer.Error(refusal))
            : await Reported(() => report(answer.State!), reported => reported, refuse);
    }

    private static async Task<TReply> Reported<T, TReply>(
        Func<Task<T>> read, Func<T, TReply> answer, Func<ErrorReply, TReply> refuse)
    {
        try
        {
            return answer(await read());
        }
        catch (JournalUnavailableException)
        {
            return refuse(new ErrorReply(ErrorCodes.StorageUnavailable, "The store is away or behind."));
        }
    }

    private static ErrorReply NoReservation =>
        new(RefusalCodes.ReservationNotFound, "The account has no such reservation.");

    private Instant NowOf(AccountState state) =>
        Instant.Later(state.Clock?.Now ?? Instant.From(_clock.GetUtcNow()), state.LastAt);
}
