using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Domain.Plans;

namespace Billing.Grains.Catalog;

/// <summary>Makes a plan's terms of what a version of it says: the one place that knows what a plan may say.</summary>
internal static class PlanReader
{
    /// <summary>Reads a version; answers what is wrong with it, or null.</summary>
    public static ErrorReply? Read(PlanContent content, int version, CatalogReferences references, out PlanTerms terms)
    {
        var reader = new TermsReader(references);
        terms = new PlanTerms(
            content.Slug,
            version,
            content.Name,
            content.Tier,
            PriceOf(content),
            content.Periods == "anchored" ? PeriodKind.Anchored : PeriodKind.Calendar,
            Credits(reader, content),
            Meters(reader, content));
        return reader.Fault;
    }

    private static PlanPrice? PriceOf(PlanContent content) => content.Price is { } price
        ? new PlanPrice(
            price.AmountMinor,
            price.Currency,
            price.Interval == "year" ? BillingInterval.Year : BillingInterval.Month)
        : null;

    private static ImmutableArray<PlanCredit> Credits(TermsReader reader, PlanContent content)
    {
        var credits = ImmutableArray.CreateBuilder<PlanCredit>(content.Credits.Length);
        var seen = new HashSet<string>();
        for (var i = 0; i < content.Credits.Length && reader.Fault is null; i++)
        {
            var (line, path) = (content.Credits[i], $"credits[{i}]");
            if (!seen.Add(line.CreditType))
                reader.Refuse($"{path}.credit_type", $"This plan has {line.CreditType} twice.");
            else if (PlanCreditReader.Read(reader, line, path) is { } credit)
                credits.Add(credit);
        }
        return credits.DrainToImmutable();
    }

    private static ImmutableArray<PlanMeter> Meters(TermsReader reader, PlanContent content)
    {
        var meters = ImmutableArray.CreateBuilder<PlanMeter>(content.Meters.Length);
        var seen = new HashSet<string>();
        for (var i = 0; i < content.Meters.Length && reader.Fault is null; i++)
        {
            var (line, path) = (content.Meters[i], $"meters[{i}]");
            if (!seen.Add(line.Meter))
                reader.Refuse($"{path}.meter", $"This plan has {line.Meter} twice.");
            else if (PlanMeterReader.Read(reader, line, path) is { } meter)
                meters.Add(meter);
        }
        return meters.DrainToImmutable();
    }
}
