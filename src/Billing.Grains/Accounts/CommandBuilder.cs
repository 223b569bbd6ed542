using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Billing.Domain.Values;
using Billing.Grains.Catalog;

namespace Billing.Grains.Accounts;

/// <summary>Makes commands of requests: reads amounts exactly, looks up catalog terms. Precision is the account's own where
/// it already holds the credit type (SEMANTICS A12).</summary>
internal sealed class CommandBuilder(ICatalog catalog)
{
    public BuiltCommand Open(string accountId, OpenAccountRequest request, TestClock? clock, OperationKey key)
    {
        var asked = new OpeningAsked(request.Plan, request.TestClock);
        var plan = request.Plan is null ? catalog.DefaultPlan : catalog.Newest(request.Plan);
        var source = plan is null ? PlanSource.None : request.Plan is null ? PlanSource.Default : PlanSource.Manual;
        var command = new AccountCommand.Open(
            key, Note.None, accountId, request.Email, request.Name, asked, plan, source, clock);
        return new BuiltCommand(command, request.Plan is null ? null : PlanFault(request.Plan));
    }

    public BuiltCommand SetPlan(SetPlanRequest request, OperationKey key)
    {
        if (PolicyOf(request.Credits) is not { } policy)
            return Refuse(Refusal.Invalid("credits", "Credits is top_up_difference, full_new, prorate or none."));
        if (request.Effective is not (null or "now" or "renewal"))
            return Refuse(Refusal.Invalid("effective", "Effective is now or renewal."));
        var plan = request.Plan is null ? catalog.DefaultPlan : catalog.Newest(request.Plan);
        var source = plan is null ? PlanSource.None : request.Plan is null ? PlanSource.Default : PlanSource.Manual;
        var asked = new PlanChangeAsked(request.Plan, request.Effective == "renewal", policy);
        return new BuiltCommand(
            new AccountCommand.SetPlan(key, NoteOf(request.Note), plan, source, asked),
            request.Plan is null ? null : PlanFault(request.Plan));
    }

    public BuiltCommand SetAlert(AccountState state, SetAlertRequest request, OperationKey key)
    {
        if (Terms(request.CreditType) is not { } terms)
            return Unknown(request.CreditType);
        var asset = AssetOf(state, terms);
        if (request.Clear)
            return new BuiltCommand(new AccountCommand.SetAlert(key, Note.None, asset, null), null);
        long threshold = 0, hysteresis = 0;
        if (request.Threshold is { } text && ReadAmount("threshold", text, asset.Precision, out threshold) is { } fault)
            return fault;
        if (request.Hysteresis is { } more && ReadAmount("hysteresis", more, asset.Precision, out hysteresis) is { } wrong)
            return wrong;
        if (request.Basis is not (null or "settled" or "available"))
            return Refuse(Refusal.Invalid("basis", "Basis is settled or available."));
        var alert = new AlertTerms(
            request.ThresholdPercent,
            request.Threshold is null ? null : threshold,
            hysteresis,
            request.MinIntervalSeconds ?? 0,
            request.Basis == "available" ? AlertBasis.Available : AlertBasis.Settled);
        return new BuiltCommand(new AccountCommand.SetAlert(key, Note.None, asset, alert), null);
    }

    public static BuiltCommand Update(UpdateAccountRequest request, OperationKey key) =>
        new(new AccountCommand.Update(key, Note.None, request.Email, request.Name), null);

    public BuiltCommand Grant(AccountState state, GrantRequest request, OperationKey key)
    {
        if (Terms(request.CreditType) is not { } terms)
            return Unknown(request.CreditType);
        var asset = AssetOf(state, terms);
        if (ReadAmount("amount", request.Amount, asset.Precision, out var amount) is { } fault)
            return fault;
        if (request is { Expires: not null, ExpiresAt: not null })
            return Refuse(Refusal.Invalid("expires_at", "Give expires or expires_at, not both."));
        var rule = request.Expires is null ? terms.DefaultExpiry : Expiry.Read(request.Expires);
        if (rule is null)
            return Refuse(Refusal.Invalid("expires", "Expires is days:N, period_end or never."));
        if (Category(request.Category) is not { } category)
            return Refuse(Refusal.Invalid("category", "A category is paid or promotional."));

        Instant? expiresAt = request.ExpiresAt is { } end ? Instant.From(end) : null;
        Instant? effectiveAt = request.EffectiveAt is { } begin ? Instant.From(begin) : null;
        var asked = new GrantTimesAsked(effectiveAt, expiresAt?.ToString() ?? request.Expires);
        var expiry = expiresAt is { } at ? new Expiry.At(at) : rule;
        var priority = request.Priority ?? GrantTerms.DefaultPriority;
        var command = new AccountCommand.GrantCredits(
            key, NoteOf(request.Note), asset, amount, expiry, asked, priority, category);
        var archived = terms.Archived
            ? Refusal.Invalid("credit_type", "The credit type is archived; nothing new is granted of it.")
            : null;
        return new BuiltCommand(command, archived);
    }

    public BuiltCommand Use(AccountState state, UsageRequest request, OperationKey key)
    {
        Instant? occurredAt = request.OccurredAt is { } at ? Instant.From(at) : null;
        var fault = DemandOf(state, request.Meter, request.Quantity, request.CreditType, request.Amount, out var demand);
        return fault ?? new BuiltCommand(
            new AccountCommand.Use(key, NoteOf(request.Note), demand!, request.AllowPartial, occurredAt), null);
    }

    public BuiltCommand Reserve(AccountState state, ReserveRequest request, OperationKey key)
    {
        if (request.CountIn is not (null or "capture" or "reservation"))
            return Refuse(Refusal.Invalid("count_in", "Count_in is capture or reservation."));
        var countIn = request.CountIn == "reservation" ? CountIn.Reservation : CountIn.Capture;
        var fault = DemandOf(state, request.Meter, request.Quantity, request.CreditType, request.Amount, out var demand);
        return fault ?? new BuiltCommand(
            new AccountCommand.Reserve(key, NoteOf(request.Note), demand!, request.TtlSeconds, countIn), null);
    }

    // Either meter and quantity, or credit type and amount.
    private BuiltCommand? DemandOf(
        AccountState state, string? code, string? quantity, string? creditType, string? amount, out Demand? demand)
    {
        demand = null;
        if (code is not null && quantity is not null && creditType is null && amount is null)
        {
            if (catalog.Meter(code) is not { } meter)
                return Refuse(new Refusal(ErrorCodes.MeterNotFound, $"There is no meter '{code}'.") { Field = "meter" });
            if (ReadAmount("quantity", quantity, meter.Precision, out var units) is { } fault)
                return fault;
            if (OwnTerms(state, meter, out var own) is { } unknown)
                return unknown;
            demand = new Demand.Metered(new Units(units, meter.Precision), own!);
            return null;
        }
        if (creditType is not null && amount is not null && code is null && quantity is null)
        {
            if (Terms(creditType) is not { } terms)
                return Unknown(creditType);
            var asset = AssetOf(state, terms);
            if (ReadAmount("amount", amount, asset.Precision, out var value) is { } wrong)
                return wrong;
            demand = new Demand.Credits(asset, value);
            return null;
        }
        return Refuse(Refusal.Invalid("meter", "Give meter and quantity, or credit_type and amount."));
    }

    public BuiltCommand Adjust(AccountState state, AdjustmentRequest request, OperationKey key)
    {
        if (Terms(request.CreditType) is not { } terms)
            return Unknown(request.CreditType);
        var asset = AssetOf(state, terms);
        return ReadAmount("amount", request.Amount, asset.Precision, out var amount) is { } fault
            ? fault
            : new BuiltCommand(
                new AccountCommand.Adjust(key, NoteOf(request.Note), asset, amount, request.Force), null);
    }

    // What a meter costs where no plan says so; one object a meter as long as the catalog stands still.
    private BuiltCommand? OwnTerms(AccountState state, MeterTerms meter, out PlanMeter? own)
    {
        own = null;
        MeterRate? rate = null;
        // A plan that names the meter has the word.
        if (meter.CostCreditType is { } creditType && state.Plan.Terms is null)
        {
            if (Terms(creditType) is not { } terms)
                return Unknown(creditType);
            rate = new MeterRate(AssetOf(state, terms), meter.UnitCost);
        }
        own = new PlanMeter(meter.Code, meter.Precision, 0, null, LimitMode.None, rate, OverageMode.Block, null);
        return null;
    }

    private Refusal? PlanFault(string slug) => catalog.Plan(slug) switch
    {
        null => new Refusal(ErrorCodes.PlanNotFound, $"There is no plan '{slug}'.") { Field = "plan" },
        { Archived: true } => new Refusal(ErrorCodes.PlanNotPurchasable, $"The plan '{slug}' is archived.") { Field = "plan" },
        _ => null,
    };

    private static CreditPolicy? PolicyOf(string? text) => text switch
    {
        null or "top_up_difference" => CreditPolicy.TopUpDifference,
        "full_new" => CreditPolicy.FullNew,
        "prorate" => CreditPolicy.Prorate,
        "none" => CreditPolicy.None,
        _ => null,
    };

    private static Asset AssetOf(AccountState state, CreditTypeTerms terms) =>
        state.Credit(terms.Asset.CreditType) is { } held
            ? new Asset(held.CreditType, held.Precision, held.Order)
            : terms.Asset;

    private CreditTypeTerms? Terms(string code) => catalog.CreditType(code);

    private static BuiltCommand Unknown(string code) =>
        Refuse(new Refusal(ErrorCodes.CreditTypeNotFound, $"There is no credit type '{code}'.") { Field = "credit_type" });

    internal static BuiltCommand? ReadAmount(string field, string text, byte precision, out long units)
    {
        var fault = Units.Read(text, precision, out var read);
        units = read.Value;
        return fault switch
        {
            UnitsFault.None => null,
            UnitsFault.OverPrecision => Refuse(
                Refusal.Invalid(field, $"At most {precision} decimal places are allowed; nothing is rounded.")),
            UnitsFault.TooLarge => Refuse(Refusal.Invalid(field, "This is more than the largest amount.")),
            _ => Refuse(Refusal.Invalid(field, "This is not a decimal number.")),
        };
    }

    private static GrantCategory? Category(string? text) => text switch
    {
        null or "paid" => GrantCategory.Paid,
        "promotional" => GrantCategory.Promotional,
        _ => null,
    };

    internal static Note NoteOf(NoteRequest note) =>
        note is { Reason: null, Actor: null, Metadata: null } ? Note.None : new Note(note.Reason, note.Actor, note.Metadata);

    internal static BuiltCommand Refuse(Refusal? refusal) => new(null, refusal);
}
