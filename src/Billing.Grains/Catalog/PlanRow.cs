using Billing.Contracts.Catalog;
using Billing.Domain.Plans;

namespace Billing.Grains.Catalog;

/// <summary>A plan as it is stored.</summary>
/// <param name="Content">What its current version says.</param>
/// <param name="Version">That version's number.</param>
/// <param name="Archived">Whether nobody new can choose it.</param>
/// <param name="CreatedAt">When its first version was made, UTC.</param>
internal sealed record PlanRow(PlanContent Content, int Version, bool Archived, DateTime CreatedAt)
{
    /// <summary>As callers see it.</summary>
    public PlanView ToView() => new(
        Content.Slug,
        Content.Name,
        Content.Tier,
        Content.Public,
        Content.Price,
        Content.StripePriceId,
        Content.Periods,
        Content.Credits,
        Content.Meters,
        Content.Features,
        Archived,
        Version,
        CreatedAt);

    /// <summary>
    /// As decisions see it. <paramref name="known"/> lends its terms where they still are what this version says, so
    /// that every account on a version shares one object.
    /// </summary>
    public PlanListing ToListing(CatalogReferences references, PlanListing? known)
    {
        if (PlanReader.Read(Content, Version, references, out var terms) is { } fault)
            throw new InvalidOperationException($"The stored plan {Content.Slug} is wrong: {fault.Detail}");
        // A credit type that was never granted may have another burn order since.
        var shared = known?.Terms is { } old && old.Version == Version && AssetsOf(old).SequenceEqual(AssetsOf(terms))
            ? old
            : terms;
        return new PlanListing(shared, Content.Public, Archived, Content.StripePriceId, Content.Features);
    }

    private static IEnumerable<Domain.Accounts.Asset?> AssetsOf(PlanTerms terms) =>
        terms.Credits.Select(credit => credit.Asset).Concat(terms.Meters.Select(meter => meter.Rate?.Asset));
}
