using System.Collections.Immutable;
using System.Globalization;
using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>What one version of a meter says, in its one spelling.</summary>
/// <param name="Code">Its code.</param>
/// <param name="StripeEventName">The name of its Stripe meter event, or null.</param>
/// <param name="Precision">Decimal places of quantities.</param>
/// <param name="CostCreditType">The credit type that it costs, or null.</param>
/// <param name="CostAmount">What a whole unit costs, in whole credits, or null.</param>
internal sealed record MeterContent(
    string Code, string? StripeEventName, byte Precision, string? CostCreditType, string? CostAmount)
{
    private const int MaxEventNameLength = 100;

    /// <summary>
    /// Reads a request as far as it can be without the catalog; answers what is wrong with it, or null.
    /// </summary>
    public static ErrorReply? Read(MeterRequest request, out MeterContent content)
    {
        var amount = request.CostAmount is { } text ? MeterCost.Canonical(text) ?? text : null;
        content = new MeterContent(
            request.Code, request.StripeEventName, (byte)request.Precision, request.CostCreditType, amount);
        return RequestRules.KeyFault(request.Key)
            ?? CatalogCode.Fault("code", request.Code)
            ?? RequestRules.TextFault("stripe_event_name", request.StripeEventName, MaxEventNameLength)
            ?? CreditTypeContent.PrecisionFault(request.Precision)
            ?? CostFault(request);
    }

    /// <summary>The fields by which the same request is recognised again.</summary>
    public ImmutableArray<RequestField> Fields() =>
    [
        new("code", Code),
        new("stripe_event_name", StripeEventName),
        new("precision", Precision.ToString(CultureInfo.InvariantCulture)),
        new("cost.credit_type", CostCreditType),
        new("cost.amount", CostAmount),
    ];

    private static ErrorReply? CostFault(MeterRequest request) => (request.CostCreditType, request.CostAmount) switch
    {
        (null, null) => null,
        (null, _) => RequestRules.Invalid("cost.credit_type", "A cost names its credit type."),
        (_, null) => RequestRules.Invalid("cost.amount", "A cost names its amount."),
        _ => CatalogCode.Fault("cost.credit_type", request.CostCreditType),
    };
}
