using Billing.Contracts;
using Billing.Contracts.Catalog;

namespace Billing.Grains.Catalog;

/// <summary>A package as it is stored.</summary>
/// <param name="Content">What its current version says.</param>
/// <param name="Version">That version's number.</param>
/// <param name="Archived">Whether it is not sold any more.</param>
/// <param name="CreatedAt">When its first version was made, UTC.</param>
internal sealed record PackageRow(PackageContent Content, int Version, bool Archived, DateTime CreatedAt)
{
    /// <summary>As callers see it.</summary>
    public PackageView ToView() => new(
        Content.Id,
        Content.Name,
        Content.Price,
        Content.CreditType,
        Content.Amount,
        Content.Bonus,
        Content.Expires ?? "never",
        Content.StripePriceId,
        Archived,
        Version,
        CreatedAt);

    /// <summary>As purchases see it.</summary>
    public PackageTerms ToTerms(CatalogReferences references) =>
        Read(references, out var terms) is { } fault
            ? throw new InvalidOperationException($"The stored package {Content.Id} is wrong: {fault.Detail}")
            : terms!;

    /// <summary>Reads what it says; answers what is wrong with it, or null.</summary>
    public ErrorReply? Read(CatalogReferences references, out PackageTerms? terms)
    {
        terms = null;
        var reader = new TermsReader(references);
        if (reader.CreditType("credit_type", Content.CreditType) is not { Asset: var asset })
            return reader.Fault;
        var amount = reader.Amount("amount", Content.Amount, asset.Precision, least: 1);
        var bonus = reader.Amount("bonus", Content.Bonus ?? "0", asset.Precision, least: 0);
        var expiry = reader.Expires("expires", Content.Expires ?? "never");
        terms = new PackageTerms(
            Content.Id,
            Version,
            Content.Name,
            Content.Price.AmountMinor,
            Content.Price.Currency,
            asset,
            amount,
            bonus,
            expiry,
            Content.StripePriceId,
            Archived);
        return reader.Fault;
    }
}
