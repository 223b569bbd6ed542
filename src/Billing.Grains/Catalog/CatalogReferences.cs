using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>The credit types and meters that a plan or package names, as far as they are there.</summary>
/// <param name="CreditTypes">Credit types by code.</param>
/// <param name="Meters">Meters by code.</param>
internal sealed record CatalogReferences(
    IReadOnlyDictionary<string, CreditTypeTerms> CreditTypes, IReadOnlyDictionary<string, MeterTerms> Meters)
{
    /// <summary>Looks the codes up; what cannot be a code is not there.</summary>
    public static async Task<CatalogReferences> Load(
        AdminTransaction transaction, IEnumerable<string> creditTypes, IEnumerable<string> meters)
    {
        var types = await CreditTypeTable.FindAll(transaction, Codes(creditTypes));
        var counted = await MeterTable.FindAll(transaction, Codes(meters));
        return new CatalogReferences(
            types.ToDictionary(row => row.Content.Code, row => row.Content.ToTerms(row.Archived)),
            counted.ToDictionary(row => row.Content.Code, row => row.ToTerms()));
    }

    private static string[] Codes(IEnumerable<string> texts) => [.. texts.Where(CatalogCode.IsCode).Distinct()];
}
