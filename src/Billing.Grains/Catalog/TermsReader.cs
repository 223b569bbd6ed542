using Billing.Contracts;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>
/// Reads the values of plans and packages exactly (SEMANTICS A11), and keeps the first thing that is wrong with them.
/// </summary>
internal sealed class TermsReader(CatalogReferences references)
{
    /// <summary>What is wrong, or null so far.</summary>
    public ErrorReply? Fault { get; private set; }

    /// <summary>Notes a fault.</summary>
    public void Note(ErrorReply? fault) => Fault ??= fault;

    /// <summary>Notes that a field is not allowed as it is.</summary>
    public void Refuse(string field, string detail) => Note(RequestRules.Invalid(field, detail));

    /// <summary>The credit type with this code, or null and a fault.</summary>
    public CreditTypeTerms? CreditType(string field, string code)
    {
        if (references.CreditTypes.TryGetValue(code, out var found))
            return found;
        Note(CatalogCode.Fault(field, code) ?? new ErrorReply(
            ErrorCodes.CreditTypeNotFound, $"There is no credit type {code}.") { Field = field, CreditType = code });
        return null;
    }

    /// <summary>The meter with this code, or null and a fault.</summary>
    public MeterTerms? Meter(string field, string code)
    {
        if (references.Meters.TryGetValue(code, out var found))
            return found;
        Note(CatalogCode.Fault(field, code)
            ?? new ErrorReply(ErrorCodes.MeterNotFound, $"There is no meter {code}.") { Field = field });
        return null;
    }

    /// <summary>An amount of 0 or more; <paramref name="least"/> is 1 where 0 makes no sense.</summary>
    public long Amount(string field, string text, byte precision, long least)
    {
        switch (Units.Read(text, precision, out var units))
        {
            case UnitsFault.NotANumber:
                Refuse(field, $"{field} is a plain decimal number.");
                break;
            case UnitsFault.OverPrecision:
                Refuse(field, $"{field} has at most {precision} decimal places.");
                break;
            case UnitsFault.TooLarge:
                Refuse(field, $"{field} is beyond the largest amount.");
                break;
            default:
                if (units.Value < least)
                    Refuse(field, least == 0 ? $"{field} is 0 or more." : $"{field} is more than 0.");
                break;
        }
        return units.Value;
    }

    /// <summary>When credits end.</summary>
    public Expiry Expires(string field, string text)
    {
        if (Expiry.Read(text) is { } expiry)
            return expiry;
        Refuse(field, $"{field} is never, period_end or days:N.");
        return new Expiry.Never();
    }

    /// <summary>A whole number within its bounds.</summary>
    public void Bounds(string field, int? number, int least, int most)
    {
        if (number is { } given && (given < least || given > most))
            Refuse(field, $"{field} is {least} to {most}.");
    }
}
