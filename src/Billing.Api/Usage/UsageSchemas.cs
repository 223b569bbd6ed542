using System.Collections.Immutable;
using Billing.Api.OpenApi;

namespace Billing.Api.Usage;

/// <summary>What <see cref="UsageWriter"/> and the batch write, for docs/openapi.json.</summary>
internal static class UsageSchemas
{
    private static readonly Schema Text = new Schema.Text();
    private static readonly Schema Amount = new Schema.Amount();
    private static readonly Schema Moment = new Schema.Moment();

    private static readonly Schema Consumed = new Schema.Written(
        "Consumed", new Member("grant_id", Text), new Member("credit_type", Text), new Member("amount", Amount));

    private static readonly Schema Cost =
        new Schema.Written("Cost", new Member("credit_type", Text), new Member("amount", Amount));

    private static readonly Schema Moved = new Schema.Written(
        "UsageBalance", new Member("settled", Amount), new Member("reserved", Amount), new Member("available", Amount));

    private static readonly Schema Period = new Schema.Written(
        "UsagePeriod", new Member("start", Moment), new Member("end", Moment), new Member("meter_count", Amount));

    private static readonly Schema Reason = new Schema.Written(
        "Reason",
        new Member("rule", Text.Saying("included, limit, credits, overage, hold or state.")),
        new Member("code", Text),
        new Member("have", Text),
        new Member("need", Text),
        Member.Optional("at", Moment.Saying("When time alone will change it.")));

    /// <summary>The balances that an entry touched, by credit type.</summary>
    public static readonly Member Balances =
        new("balances", new Schema.MapOf(Moved).Saying("The balances that it touched, by credit type."));

    /// <summary>What an entry charged and counted, and what it left.</summary>
    public static readonly ImmutableArray<Member> Effect =
    [
        Member.Optional("meter", Text),
        Member.Optional("quantity", Amount),
        Member.Optional("requested", Amount.Saying("What was asked for, where less was charged.")),
        Member.Optional("included", Amount.Saying("Units that the plan includes.")),
        new("consumed", new Schema.ListOf(Consumed)),
        Member.Optional("overage", Amount),
        Member.Optional("deficit", Amount.Saying("Credits that the account owes because of it.")),
        new("cost", Cost.OrNull()),
        Balances,
        Member.Optional("period", Period),
    ];

    /// <summary>Fields that problems have, and items of a batch and denials with them.</summary>
    public static readonly ImmutableArray<Member> ProblemFields =
    [
        Member.Optional("field", Text.Saying("The field at fault.")),
        Member.Optional("credit_type", Text),
        Member.Optional("available", Amount),
        Member.Optional("required", Amount),
        Member.Optional("stripe_code", Text.Saying("Stripe's own code.")),
        Member.Optional("meter", Text),
        Member.Optional("limit", Amount),
        Member.Optional("count", Amount),
        Member.Optional("period_start", Moment),
        Member.Optional("period_end", Moment),
        Member.Optional("upgrades", new Schema.ListOf(new Schema.Written(
            "Upgrade", new Member("slug", Text), new Member("name", Text), new Member("tier", new Schema.Whole())))),
        Member.Optional("reasons", new Schema.ListOf(Reason).Saying("Each rule that was tried, in order.")),
    ];

    /// <summary>Usage that was charged.</summary>
    public static readonly Schema Entry = new Schema.Written("Usage", [
        new Member("entry_id", Text), new Member("seq", new Schema.Whole(1)), new Member("account", Text), .. Effect]);

    /// <summary>Usage that would be charged.</summary>
    public static readonly Schema DryRun = new Schema.Written(
        "UsageDryRun", [new Member("dry_run", new Schema.Flag()), new Member("account", Text), .. Effect]);

    /// <summary>Usage that would be allowed.</summary>
    public static readonly Schema Allowed = new Schema.Written(
        "UsageAllowed", [new Member("allowed", new Schema.Flag()), new Member("account", Text), .. Effect]);

    /// <summary>Usage that would not be allowed.</summary>
    public static readonly Schema Denied = new Schema.Written("UsageDenied", [
        new Member("allowed", new Schema.Flag()), new Member("code", Text), new Member("detail", Text), .. ProblemFields]);

    /// <summary>What became of a batch.</summary>
    public static readonly Schema Batch = new Schema.Written("UsageBatch", new Member("results", new Schema.ListOf(
        new Schema.Written("UsageBatchResult", [
            new Member("status", new Schema.Whole(200, 599)),
            Member.Optional("seq", new Schema.Whole(1)),
            Member.Optional("replayed", new Schema.Flag()),
            Member.Optional("code", Text),
            Member.Optional("detail", Text),
            .. ProblemFields])).Saying("One for each item, in order.")));
}
