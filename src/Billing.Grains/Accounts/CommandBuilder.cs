using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Catalog;

namespace Billing.Grains.Accounts;

/// <summary>Makes commands of requests: reads amounts exactly, looks up catalog terms. Precision is the account's own where
/// it already holds the credit type (SEMANTICS A12).</summary>
internal sealed class CommandBuilder(ICatalog catalog)
{
    public static BuiltCommand Open(string accountId, OpenAccountRequest request, OperationKey key) =>
        new(new AccountCommand.Open(key, Note.None, accountId, request.Email, request.Name), null);

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
        var note = NoteOf(request.Note);
        switch (request)
        {
            case { Meter: { } code, Quantity: { } quantity, CreditType: null, Amount: null }:
                if (catalog.Meter(code) is not { } meter)
                    return Refuse(new Refusal(ErrorCodes.MeterNotFound, $"There is no meter '{code}'.") { Field = "meter" });
                if (ReadAmount("quantity", quantity, meter.Precision, out var units) is { } fault)
                    return fault;
                var charge = ChargeOf(state, meter, new Units(units, meter.Precision), out var refusal);
                var metered = new Metered(
                    code, new Units(units, meter.Precision), meter.CostCreditType is null ? null : meter.UnitCost);
                return refusal is not null
                    ? Refuse(refusal)
                    : new BuiltCommand(
                        new AccountCommand.Use(key, note, charge, metered, request.AllowPartial, occurredAt), null);

            case { CreditType: { } creditType, Amount: { } amount, Meter: null, Quantity: null }:
                if (Terms(creditType) is not { } terms)
                    return Unknown(creditType);
                var asset = AssetOf(state, terms);
                if (ReadAmount("amount", amount, asset.Precision, out var value) is { } wrong)
                    return wrong;
                return new BuiltCommand(
                    new AccountCommand.Use(
                        key, note, new Charge(asset, value), null, request.AllowPartial, occurredAt),
                    null);

            default:
                return Refuse(Refusal.Invalid("meter", "Give meter and quantity, or credit_type and amount."));
        }
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

    private Charge? ChargeOf(AccountState state, MeterTerms meter, Units quantity, out Refusal? refusal)
    {
        refusal = null;
        if (meter.CostCreditType is not { } creditType)
            return null;
        if (Terms(creditType) is not { } terms)
        {
            refusal = Unknown(creditType).Refusal;
            return null;
        }
        if (meter.CostOf(quantity) is { } cost)
            return new Charge(AssetOf(state, terms), cost);
        refusal = Refusal.Invalid("quantity", "The quantity costs more than the largest amount.");
        return null;
    }

    private static Asset AssetOf(AccountState state, CreditTypeTerms terms) =>
        state.Credit(terms.Asset.CreditType) is { } held
            ? new Asset(held.CreditType, held.Precision, held.Order)
            : terms.Asset;

    private CreditTypeTerms? Terms(string code) => catalog.CreditType(code);

    private static BuiltCommand Unknown(string code) =>
        Refuse(new Refusal(ErrorCodes.CreditTypeNotFound, $"There is no credit type '{code}'.") { Field = "credit_type" });

    private static BuiltCommand? ReadAmount(string field, string text, byte precision, out long units)
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

    private static Note NoteOf(NoteRequest note) =>
        note is { Reason: null, Actor: null, Metadata: null } ? Note.None : new Note(note.Reason, note.Actor, note.Metadata);

    private static BuiltCommand Refuse(Refusal? refusal) => new(null, refusal);
}
