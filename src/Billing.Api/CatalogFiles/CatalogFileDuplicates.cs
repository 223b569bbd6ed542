using Billing.Contracts;
using Billing.Domain.Accounts;
using Billing.Contracts.Catalog;

namespace Billing.Api.CatalogFiles;

/// <summary>
/// Finds objects that a file has twice. One by one they would be two versions, and each start would make two more.
/// </summary>
internal static class CatalogFileDuplicates
{
    /// <summary>The second of the first such pair, or null.</summary>
    public static ErrorReply? Find(CatalogObjects objects) =>
        In("credit_types", "code", objects.CreditTypes.Select(type => type.Code))
        ?? In("meters", "code", objects.Meters.Select(meter => meter.Code))
        ?? In("plans", "slug", objects.Plans.Select(plan => plan.Slug))
        ?? In("packages", "id", objects.Packages.Select(package => package.Id));

    private static ErrorReply? In(string list, string field, IEnumerable<string> names)
    {
        var seen = new Dictionary<string, int>();
        foreach (var name in names)
        {
            var place = seen.Count;
            if (!seen.TryAdd(name, place))
            {
                var detail = $"{list}[{seen[name]}] has the {field} {name} already.";
                return new ErrorReply(RefusalCodes.InvalidRequest, detail) { Field = $"{list}[{place}].{field}" };
            }
        }
        return null;
    }
}
