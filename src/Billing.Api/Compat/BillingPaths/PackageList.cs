using System.Globalization;
using Billing.Api.Json;
using Billing.Api.Problems;
using Billing.Contracts.Catalog;

namespace Billing.Api.Compat.BillingPaths;

/// <summary>GET /billing/credits: the packages that are sold.</summary>
internal static class PackageList
{
    private const int MostAtOnce = 100;

    public static async Task<IResult> Get(IGrainFactory grains)
    {
        var catalog = grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);
        var packages = new List<PackageCard>();
        PackagePageReply page;
        do
        {
            page = await catalog.ListPackages(packages.LastOrDefault()?.Id, MostAtOnce, offeredOnly: true);
            if (page.Error is { } error)
                return Problem.Of(error);
            packages.AddRange(page.Packages.Select(PackageCard.Of));
        }
        while (page.HasMore);
        var cheapestFirst = packages
            .OrderBy(package => package.PriceCents)
            .ThenBy(package => package.Id, StringComparer.Ordinal);
        return Answer.Ok(new PackageListAnswer([.. cheapestFirst]), CamelJson.Default.PackageListAnswer);
    }
}

/// <summary>The packages, the cheapest first.</summary>
internal sealed record PackageListAnswer(IReadOnlyList<PackageCard> Data);

/// <summary>A package.</summary>
/// <param name="Id">What POST /billing/credits takes as <c>packageId</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="PriceCents">What it costs, in the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="CreditType">The credits in it.</param>
/// <param name="Credits">How many in all, bonus included; decimal text.</param>
/// <param name="Bonus">How many of them are on top of what was paid for; decimal text, or null.</param>
internal sealed record PackageCard(
    string Id, string Name, long PriceCents, string Currency, string CreditType, string Credits, string? Bonus)
{
    public static PackageCard Of(PackageView package) => new(
        package.Id,
        package.Name,
        package.Price.AmountMinor,
        package.Price.Currency,
        package.CreditType,
        Sum(package.Amount, package.Bonus),
        package.Bonus);

    // Decimal, not binary: at most 15 digits and 9 more behind the point are exact in it.
    private static string Sum(string amount, string? bonus) => bonus is null
        ? amount
        : (Read(amount) + Read(bonus)).ToString("0.#########", CultureInfo.InvariantCulture);

    private static decimal Read(string text) =>
        decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
