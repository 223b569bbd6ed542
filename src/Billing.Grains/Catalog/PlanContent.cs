using System.Collections.Immutable;
using System.Globalization;
using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>What one version of a plan says, in its one spelling with defaults filled in.</summary>
/// <param name="Slug">Its stable name.</param>
/// <param name="Name">For people.</param>
/// <param name="Tier">Its place among the plans.</param>
/// <param name="Public">Whether customers are offered it.</param>
/// <param name="Price">What a cycle costs, or null.</param>
/// <param name="StripePriceId">The Stripe price that sells it, or null.</param>
/// <param name="Periods"><c>calendar</c> or <c>anchored</c>.</param>
/// <param name="Credits">What each cycle grants.</param>
/// <param name="Meters">How usage is counted, limited and charged.</param>
/// <param name="Features">Lines of text for a price page.</param>
internal sealed record PlanContent(
    string Slug,
    string Name,
    int Tier,
    bool Public,
    PlanPriceLine? Price,
    string? StripePriceId,
    string Periods,
    ImmutableArray<PlanCreditLine> Credits,
    ImmutableArray<PlanMeterLine> Meters,
    ImmutableArray<string> Features)
{
    private const int MaxCredits = 50;
    private const int MaxMeters = 100;
    private const int MaxFeatures = 50;
    private const int MaxFeatureLength = 500;

    /// <summary>
    /// Reads a request as far as it can be without the rest of the catalog; answers what is wrong with it, or null. The
    /// lines are judged by <see cref="PlanReader"/>.
    /// </summary>
    public static ErrorReply? Read(PlanRequest request, out PlanContent content)
    {
        var periods = request.Periods ?? (request.Price is { AmountMinor: > 0 } ? "anchored" : "calendar");
        content = new PlanContent(
            request.Slug,
            request.Name ?? request.Slug,
            request.Tier ?? 0,
            request.Public ?? true,
            request.Price,
            request.StripePriceId,
            periods,
            [.. request.Credits.Select(PlanSpelling.Of)],
            [.. request.Meters.Select(PlanSpelling.Of)],
            request.Features);
        return RequestRules.KeyFault(request.Key)
            ?? CatalogCode.Fault("slug", request.Slug)
            ?? RequestRules.TextFault("name", request.Name, PriceRules.MaxNameLength)
            ?? (content.Tier >= 0 ? null : RequestRules.Invalid("tier", "tier is 0 or more."))
            ?? (request.Price is { } price ? PriceRules.Fault(price) : null)
            ?? PriceRules.StripeFault(request.StripePriceId)
            ?? (periods is "calendar" or "anchored"
                ? null
                : RequestRules.Invalid("periods", "periods is calendar or anchored."))
            ?? CountFault("credits", request.Credits.Length, MaxCredits)
            ?? CountFault("meters", request.Meters.Length, MaxMeters)
            ?? CountFault("features", request.Features.Length, MaxFeatures)
            ?? FeatureFault(request.Features);
    }

    /// <summary>This content with the fields of a patch that are given; not checked yet.</summary>
    public PlanRequest With(PlanPatch patch) => new(
        new CallKey(null, default),
        Slug,
        patch.Name ?? Name,
        patch.Tier ?? Tier,
        patch.Public ?? Public,
        patch.Price ?? Price,
        patch.StripePriceId ?? StripePriceId,
        patch.Periods ?? Periods,
        patch.Credits ?? Credits,
        patch.Meters ?? Meters,
        patch.Features ?? Features);

    /// <summary>The credit types and meters that it names.</summary>
    public Task<CatalogReferences> References(AdminTransaction transaction) => CatalogReferences.Load(
        transaction,
        [.. Credits.Select(line => line.CreditType), .. Meters.Select(line => line.Cost?.CreditType).OfType<string>()],
        Meters.Select(line => line.Meter));

    /// <summary>This content with the credit types' own rules where it names none.</summary>
    public PlanContent WithExpiries(CatalogReferences references) => this with
    {
        Credits = [.. Credits.Select(line => line with
        {
            Expires = line.Expires
                ?? (references.CreditTypes.TryGetValue(line.CreditType, out var type)
                    ? CreditTypeContent.NameOf(type.DefaultExpiry)
                    : "never"),
        })],
    };

    /// <summary>Whether both say the same.</summary>
    public bool SaysTheSameAs(PlanContent other) => Fields().SequenceEqual(other.Fields());

    /// <summary>The fields by which the same request is recognised again.</summary>
    public ImmutableArray<RequestField> Fields() =>
    [
        new("slug", Slug),
        new("name", Name),
        new("tier", Tier.ToString(CultureInfo.InvariantCulture)),
        new("public", Public ? "true" : "false"),
        new("price", Price is null ? null : CatalogJson.Write(Price)),
        new("stripe_price_id", StripePriceId),
        new("periods", Periods),
        new("credits", CatalogJson.Write(Credits)),
        new("meters", CatalogJson.Write(Meters)),
        new("features", CatalogJson.Write(Features)),
    ];

    private static ErrorReply? CountFault(string field, int count, int most) =>
        count <= most ? null : RequestRules.Invalid(field, $"{field} has at most {most} elements.");

    private static ErrorReply? FeatureFault(ImmutableArray<string> features)
    {
        for (var i = 0; i < features.Length; i++)
        {
            if (RequestRules.TextFault($"features[{i}]", features[i], MaxFeatureLength) is { } fault)
                return fault;
        }
        return null;
    }
}
