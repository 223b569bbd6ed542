using System.Collections.Immutable;

namespace Billing.Contracts.Accounts;

/// <summary>
/// One account; the key is its public id. Every answer waits until what it was decided on is durable. Expected refusals are
/// in the reply, never exceptions.
/// </summary>
[Alias("billing.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Opens the account; the same again answers it as it is.</summary>
    [Alias("Open")]
    Task<MutationReply> Open(OpenAccountRequest request);

    /// <summary>Changes its particulars.</summary>
    [Alias("Update")]
    Task<MutationReply> Update(UpdateAccountRequest request);

    /// <summary>Grants credits.</summary>
    [Alias("Grant")]
    Task<MutationReply> Grant(GrantRequest request);

    /// <summary>Charges and counts usage.</summary>
    [Alias("Use")]
    Task<MutationReply> Use(UsageRequest request);

    /// <summary>Charges and counts several usages, each on its own; the replies are in the same order.</summary>
    [Alias("UseMany")]
    Task<ImmutableArray<MutationReply>> UseMany(ImmutableArray<UsageRequest> requests);

    /// <summary>What <see cref="Use"/> would answer now; nothing changes.</summary>
    [Alias("Check")]
    Task<MutationReply> Check(UsageRequest request);

    /// <summary>Moves the balance by hand.</summary>
    [Alias("Adjust")]
    Task<MutationReply> Adjust(AdjustmentRequest request);

    /// <summary>The account as it is now.</summary>
    /// <param name="minSeq">Never answer from an older state than this sequence number.</param>
    [Alias("Read")]
    Task<AccountReadReply> Read(long? minSeq);

    /// <summary>A page of its ledger, newest first.</summary>
    [Alias("Ledger")]
    Task<LedgerPageReply> Ledger(LedgerQuery query);

    /// <summary>What follows an entry of its ledger, oldest first. Where nothing does yet, it waits for it a while.</summary>
    [Alias("Follow")]
    Task<LedgerPageReply> Follow(FollowQuery query);

    /// <summary>A page of its grants, newest first.</summary>
    [Alias("Grants")]
    Task<GrantPageReply> Grants(GrantQuery query);

    /// <summary>
    /// Reads the ledger, recomputes every hash and balance, and says where it first does not add up: a piece of it with each
    /// call, so that no call takes long. <see cref="Verification.Verify"/> goes to the end.
    /// </summary>
    /// <param name="run">The caller's name for this run, new for each.</param>
    [Alias("VerifyStep")]
    Task<VerifyReply> Verify(Guid run);

    /// <summary>Does what is due by now, and says when something is due again. It may be called at any time.</summary>
    [Alias("Wake")]
    Task<WakeReply> Wake();

    /// <summary>
    /// Moves the account on to a later time of its test clock and does what is due by then. An account that is there
    /// already has nothing to do; one on another clock answers <c>account_not_found</c>, as one that was never opened.
    /// </summary>
    [Alias("AdvanceClock")]
    Task<MutationReply> AdvanceClock(AdvanceClockRequest request);

    /// <summary>Holds credits, or units of a meter.</summary>
    [Alias("Reserve")]
    Task<MutationReply> Reserve(ReserveRequest request);

    /// <summary>Settles usage of a reservation.</summary>
    [Alias("Capture")]
    Task<MutationReply> Capture(CaptureRequest request);

    /// <summary>Gives up a reservation.</summary>
    [Alias("Release")]
    Task<MutationReply> Release(ReleaseRequest request);

    /// <summary>Makes a reservation last longer.</summary>
    [Alias("Extend")]
    Task<MutationReply> Extend(ExtendRequest request);

    /// <summary>One reservation, open or not.</summary>
    [Alias("ReadReservation")]
    Task<ReservationReadReply> ReadReservation(string reservationId);

    /// <summary>A page of open reservations, newest first.</summary>
    [Alias("Reservations")]
    Task<ReservationPageReply> Reservations(ReservationQuery query);

    /// <summary>Takes back what nothing holds of a grant.</summary>
    [Alias("VoidGrant")]
    Task<MutationReply> VoidGrant(VoidGrantRequest request);

    /// <summary>Takes back usage.</summary>
    [Alias("Reverse")]
    Task<MutationReply> Reverse(ReverseRequest request);

    /// <summary>Says when the account is told of a low balance.</summary>
    [Alias("SetAlert")]
    Task<MutationReply> SetAlert(SetAlertRequest request);

    /// <summary>Puts the account on a plan.</summary>
    [Alias("SetPlan")]
    Task<MutationReply> SetPlan(SetPlanRequest request);

    /// <summary>What <see cref="SetPlan"/> would come to; nothing changes.</summary>
    [Alias("PreviewPlan")]
    Task<PlanPreviewReply> PreviewPlan(SetPlanRequest request);

    /// <summary>The current period and the last ones that closed, newest first.</summary>
    [Alias("Periods")]
    Task<PeriodsReply> Periods();

    /// <summary>Usage summed up by span.</summary>
    [Alias("Usage")]
    Task<UsageReportReply> Usage(UsageQuery query);

    /// <summary>The balances as they were at a moment that is not in the future.</summary>
    [Alias("BalancesAt")]
    Task<BalanceAtReply> BalancesAt(DateTime at);

    /// <summary>What is to come if usage goes on as it was.</summary>
    [Alias("Forecast")]
    Task<ForecastReply> Forecast();
}
