using Billing.Contracts.Catalog;

namespace Billing.Grains.Catalog;

/// <summary>A credit type as it is stored.</summary>
/// <param name="Content">What its current version says.</param>
/// <param name="Version">That version's number.</param>
/// <param name="Archived">Whether new grants are refused.</param>
/// <param name="CreatedAt">When its first version was made, UTC.</param>
internal sealed record CreditTypeRow(CreditTypeContent Content, int Version, bool Archived, DateTime CreatedAt)
{
    /// <summary>As callers see it.</summary>
    public CreditTypeView ToView() => new(
        Content.Code,
        Content.Unit,
        Content.Precision,
        Content.DefaultExpiry,
        Content.BurnOrder,
        Archived,
        Version,
        CreatedAt)
    {
        Name = Content.Name,
    };
}
