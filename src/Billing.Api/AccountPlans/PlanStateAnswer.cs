using Billing.Api.Accounts;
using Billing.Contracts.Accounts;

namespace Billing.Api.AccountPlans;

/// <summary>The plan that an account is on, and where it stands in its period.</summary>
internal sealed record PlanStateAnswer(
    string? Slug,
    string? Name,
    int? Version,
    int? Tier,
    string Source,
    PeriodSpan Period,
    NextPlan? Next,
    IReadOnlyList<PlanMeterAnswer> Meters)
{
    public static PlanStateAnswer Of(PlanStateReply plan) => new(
        plan.Slug,
        plan.Name,
        plan.Version,
        plan.Tier,
        plan.Source,
        new PeriodSpan(plan.PeriodStart, plan.PeriodEnd),
        plan.HasNext ? new NextPlan(plan.NextSlug) : null,
        [.. plan.Meters.Select(PlanMeterAnswer.Of)]);
}

/// <summary>A half-open span of time.</summary>
internal sealed record PeriodSpan(DateTime Start, DateTime End);

/// <summary>The plan that takes over with the next period; null for none.</summary>
internal sealed record NextPlan(string? Slug);

/// <summary>A meter of a plan, and where it stands in the period.</summary>
internal sealed record PlanMeterAnswer(
    string Meter,
    string Count,
    string Included,
    string IncludedLeft,
    string? Limit,
    string LimitMode,
    string? Remaining,
    string Overage)
{
    public static PlanMeterAnswer Of(PlanMeterReply meter) => new(
        meter.Meter,
        meter.Count.ToString(),
        meter.Included.ToString(),
        meter.IncludedLeft.ToString(),
        meter.Limit?.ToString(),
        meter.LimitMode,
        meter.Remaining?.ToString(),
        meter.Overage.ToString());
}

/// <summary>A change of plan.</summary>
/// <param name="Account">The account.</param>
/// <param name="Seq">The entry that made it, or the account's last where everything was as asked.</param>
/// <param name="From">The plan before, or null.</param>
/// <param name="Plan">The plan that was asked for, or null for none.</param>
/// <param name="Effective"><c>now</c> or <c>renewal</c>.</param>
/// <param name="Period">The current period afterwards; null where the change waits for the renewal.</param>
internal sealed record PlanChangeAnswer(
    string Account, long Seq, string? From, string? Plan, string Effective, PeriodSpan? Period)
{
    public static PlanChangeAnswer Of(EntryReply entry)
    {
        var change = entry.Plan ?? throw new InvalidOperationException($"Entry {entry.EntryId} changed no plan.");
        return new PlanChangeAnswer(
            entry.Account,
            entry.Seq,
            change.From,
            change.To,
            change.Effective,
            change is { PeriodStart: { } start, PeriodEnd: { } end } ? new PeriodSpan(start, end) : null);
    }

    /// <summary>Where everything was as asked.</summary>
    public static PlanChangeAnswer Of(AccountReply account) => new(
        account.Id,
        account.Seq,
        account.Plan!.Slug,
        account.Plan.HasNext ? account.Plan.NextSlug : account.Plan.Slug,
        account.Plan.HasNext ? "renewal" : "now",
        new PeriodSpan(account.Plan.PeriodStart, account.Plan.PeriodEnd));
}

/// <summary>What a change of plan would come to.</summary>
/// <param name="After">The account as it would be.</param>
/// <param name="Entries">The entries that it would write; their ids and hashes are not given yet.</param>
internal sealed record PlanPreviewAnswer(StateAnswer After, IReadOnlyList<LedgerLine> Entries)
{
    public static PlanPreviewAnswer Of(PlanPreviewReply reply) =>
        new(StateAnswer.Of(reply.After!), [.. reply.Entries.Select(LedgerLine.Of)]);
}
