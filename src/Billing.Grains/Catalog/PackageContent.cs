using System.Collections.Immutable;
using System.Globalization;
using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>What one version of a package says, in its one spelling with defaults filled in.</summary>
/// <param name="Id">Its stable name.</param>
/// <param name="Name">For people.</param>
/// <param name="Price">What it costs.</param>
/// <param name="CreditType">The credits in it.</param>
/// <param name="Amount">Whole credits that are paid for.</param>
/// <param name="Bonus">Whole credits on top, or null.</param>
/// <param name="Expires">When they end; null until the credit type's own rule is known.</param>
/// <param name="StripePriceId">The Stripe price that sells it, or null.</param>
internal sealed record PackageContent(
    string Id,
    string Name,
    PackagePrice Price,
    string CreditType,
    string Amount,
    string? Bonus,
    string? Expires,
    string? StripePriceId)
{
    /// <summary>
    /// Reads a request as far as it can be without the rest of the catalog; answers what is wrong with it, or null.
    /// </summary>
    public static ErrorReply? Read(PackageRequest request, out PackageContent content)
    {
        var bonus = PlanSpelling.Amount(request.Bonus);
        content = new PackageContent(
            request.Id,
            request.Name ?? request.Id,
            request.Price ?? new PackagePrice(0, ""),
            request.CreditType,
            PlanSpelling.Amount(request.Amount),
            bonus == "0" ? null : bonus,
            PlanSpelling.Expires(request.Expires),
            request.StripePriceId);
        return RequestRules.KeyFault(request.Key)
            ?? CatalogCode.Fault("id", request.Id)
            ?? RequestRules.TextFault("name", request.Name, PriceRules.MaxNameLength)
            ?? (request.Price is { } price
                ? PriceRules.Fault(price.AmountMinor, price.Currency)
                : RequestRules.Invalid("price", "A package has a price."))
            ?? CatalogCode.Fault("credit_type", request.CreditType)
            ?? PriceRules.StripeFault(request.StripePriceId);
    }

    /// <summary>This content with the fields of a patch that are given; not checked yet.</summary>
    public PackageRequest With(PackagePatch patch) => new(
        new CallKey(null, default),
        Id,
        patch.Name ?? Name,
        patch.Price ?? Price,
        patch.CreditType ?? CreditType,
        patch.Amount ?? Amount,
        patch.Bonus ?? Bonus,
        patch.Expires ?? Expires,
        patch.StripePriceId ?? StripePriceId);

    /// <summary>The credit type that it names.</summary>
    public Task<CatalogReferences> References(AdminTransaction transaction) =>
        CatalogReferences.Load(transaction, [CreditType], []);

    /// <summary>This content with the credit type's own rule where it names none.</summary>
    public PackageContent WithExpiry(CatalogReferences references) => this with
    {
        Expires = Expires
            ?? (references.CreditTypes.TryGetValue(CreditType, out var type)
                ? CreditTypeContent.NameOf(type.DefaultExpiry)
                : "never"),
    };

    /// <summary>The fields by which the same request is recognised again.</summary>
    public ImmutableArray<RequestField> Fields() =>
    [
        new("id", Id),
        new("name", Name),
        new("price.amount_minor", Price.AmountMinor.ToString(CultureInfo.InvariantCulture)),
        new("price.currency", Price.Currency),
        new("credit_type", CreditType),
        new("amount", Amount),
        new("bonus", Bonus),
        new("expires", Expires),
        new("stripe_price_id", StripePriceId),
    ];
}
