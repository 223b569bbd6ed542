using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Tests.Scenarios;

/// <summary>Plans, and commands about plans, reservations and reversals.</summary>
internal static class Requests
{
    public static PlanTerms Plan(
        string slug = "pro",
        long credits = 0,
        string expires = "period_end",
        RolloverTerms? rollover = null,
        int? low = null,
        PlanMeter? meter = null,
        PeriodKind periods = PeriodKind.Calendar,
        int version = 1)
    {
        var credit = new PlanCredit(Commands.Emails, credits, Expiry.Read(expires)!, 50, low, rollover);
        return new(slug, version, slug, 0, null, periods, credits == 0 ? [] : [credit], meter is null ? [] : [meter]);
    }

    /// <summary>How a plan treats the meter <c>sent</c>.</summary>
    public static PlanMeter Sent(
        long included = 0,
        long? limit = null,
        LimitMode mode = LimitMode.None,
        long? rate = null,
        OverageMode overage = OverageMode.Block,
        long? cap = null) =>
        new("sent", 0, included, limit, mode, rate is { } cost ? new MeterRate(Commands.Emails, cost) : null, overage, cap);

    public static Scenario OnPlan(PlanTerms plan) => new Scenario().GivenPlan(plan).Given(Commands.Open(plan: plan));

    public static AccountCommand.Use Send(long quantity, bool partial = false) =>
        Commands.Meter("sent", new Units(quantity, 0), 1, partial: partial);

    public static AccountCommand.SetPlan SetPlan(
        PlanTerms? plan, CreditPolicy credits = CreditPolicy.TopUpDifference, bool atRenewal = false) =>
        new(Commands.Key(Operations.SetPlan), Note.None, plan, PlanSource.Manual, new(plan?.Slug, atRenewal, credits));

    public static AccountCommand.Reserve Reserve(long amount, int? ttl = null) =>
        new(Commands.Key(Operations.Reserve), Note.None, new Demand.Credits(Commands.Emails, amount), ttl, CountIn.Capture);

    public static AccountCommand.Reserve ReserveSent(long quantity, int? ttl = null, CountIn countIn = CountIn.Capture) =>
        new(Commands.Key(Operations.Reserve), Note.None, Send(quantity).Demand, ttl, countIn);

    public static AccountCommand.Capture Commit(
        this Scenario account, long seq, long? part = null, ExcessMode excess = ExcessMode.Settle) =>
        new(Commands.Key(Operations.Commit), Note.None, seq, true, part, true, excess, [.. account.Ledger]);

    public static AccountCommand.Capture Capture(this Scenario account, long seq, long part, bool final = false) =>
        new(Commands.Key(Operations.Capture), Note.None, seq, false, part, final, ExcessMode.Settle, [.. account.Ledger]);

    public static AccountCommand.Release Release(this Scenario account, long seq) =>
        new(Commands.Key(Operations.Release), Note.None, seq, [.. account.Ledger]);

    public static AccountCommand.Reverse Reverse(
        this Scenario account, long seq, long? part = null, int? reissueDays = null) =>
        new(Commands.Key(Operations.Reverse), Note.None, seq, new(part, reissueDays), [.. account.Ledger]);

    public static AccountCommand.VoidGrant Void(this Scenario account, long seq) =>
        new(Commands.Key(Operations.VoidGrant), Commands.Because("fraud", "root"), seq, [.. account.Ledger]);

    /// <summary>Does a command and answers the number of the entry that answers it.</summary>
    public static long Seq(this Scenario account, AccountCommand command) => account.When(command).Result.Answer!.Seq;

    public static ImmutableArray<T> Events<T>(this Turn turn)
        where T : AccountEvent => [.. turn.Entries.Select(entry => entry.Event).OfType<T>()];

    public static NoticeKind[] Notices(this Turn turn) =>
        [.. turn.Entries.SelectMany(entry => entry.Notices).Select(notice => notice.Kind)];
}
