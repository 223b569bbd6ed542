using System.Collections.Immutable;
using System.Globalization;
using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Admin;
using Order = Billing.Domain.Accounts.BurnOrder;

namespace Billing.Grains.Catalog;

/// <summary>What one version of a credit type says, in its one spelling with defaults filled in.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">For people.</param>
/// <param name="Unit">What one of it is called.</param>
/// <param name="Precision">Decimal places.</param>
/// <param name="DefaultExpiry"><c>never</c>, <c>period_end</c> or <c>days:N</c>.</param>
/// <param name="BurnOrder"><c>fifo</c> or <c>expiry_first</c>.</param>
internal sealed record CreditTypeContent(
    string Code, string Name, string Unit, byte Precision, string DefaultExpiry, string BurnOrder)
{
    private const int MaxUnitLength = 64;
    private const int MaxNameLength = 200;

    /// <summary>Reads a request; answers what is wrong with it, or null.</summary>
    public static ErrorReply? Read(CreditTypeRequest request, out CreditTypeContent content)
    {
        var expiry = Expiry.Read(request.DefaultExpiry ?? "never");
        var order = request.BurnOrder ?? "fifo";
        content = new CreditTypeContent(
            request.Code,
            request.Name ?? request.Code,
            request.Unit ?? request.Code,
            (byte)request.Precision,
            NameOf(expiry),
            order);
        return RequestRules.KeyFault(request.Key)
            ?? CatalogCode.Fault("code", request.Code)
            ?? RequestRules.TextFault("name", request.Name, MaxNameLength)
            ?? RequestRules.TextFault("unit", request.Unit, MaxUnitLength)
            ?? PrecisionFault(request.Precision)
            ?? (expiry is null
                ? RequestRules.Invalid("default_expiry", "default_expiry is never, period_end or days:N.")
                : null)
            ?? (order is "fifo" or "expiry_first"
                ? null
                : RequestRules.Invalid("burn_order", "burn_order is fifo or expiry_first."));
    }

    /// <summary>What is wrong with a number of decimal places, or null.</summary>
    public static ErrorReply? PrecisionFault(int precision) =>
        precision is >= 0 and <= Units.MaxPrecision
            ? null
            : RequestRules.Invalid("precision", $"precision is 0 to {Units.MaxPrecision}.");

    /// <summary>This content with the fields of a patch that are given; not checked yet.</summary>
    public CreditTypeRequest With(CreditTypePatch patch) => new(
        new CallKey(null, default),
        Code,
        patch.Unit ?? Unit,
        patch.Precision ?? Precision,
        patch.DefaultExpiry ?? DefaultExpiry,
        patch.BurnOrder ?? BurnOrder)
    {
        Name = patch.Name ?? Name,
    };

    /// <summary>The fields by which the same request is recognised again.</summary>
    public ImmutableArray<RequestField> Fields() =>
    [
        new("code", Code),
        new("unit", Unit),
        new("precision", Precision.ToString(CultureInfo.InvariantCulture)),
        new("default_expiry", DefaultExpiry),
        new("burn_order", BurnOrder),
        // Requests of releases without names stored none.
        new("name", Name == Code ? null : Name),
    ];

    /// <summary>What a decision needs to know of it.</summary>
    public CreditTypeTerms ToTerms(bool archived) => new(
        new Asset(Code, Precision, BurnOrder == "expiry_first" ? Order.ExpiryFirst : Order.Fifo),
        Expiry.Read(DefaultExpiry)
            ?? throw new InvalidOperationException($"Credit type {Code} has the default expiry {DefaultExpiry}."),
        archived,
        Name);

    /// <summary>The one spelling of a rule: <c>days:030</c> and <c>days:30</c> are the same.</summary>
    public static string NameOf(Expiry? expiry) => expiry switch
    {
        Expiry.Days days => string.Create(CultureInfo.InvariantCulture, $"days:{days.Count}"),
        Expiry.PeriodEnd => "period_end",
        _ => "never",
    };
}
