using System.Collections.Immutable;
using Billing.Contracts.Catalog;
using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Billing.Domain.Values;
using Billing.Grains.Webhooks;

namespace Billing.Grains.Catalog;

/// <summary>The catalog as this silo sees it: in memory, at most a second behind the store.</summary>
public interface ICatalog : IPlanBook
{
    /// <summary>The credit type with this code, or null.</summary>
    CreditTypeTerms? CreditType(string code);

    /// <summary>The meter with this code, or null.</summary>
    MeterTerms? Meter(string code);

    /// <summary>The newest version of the plan with this slug, archived or not, or null.</summary>
    PlanListing? Plan(string slug);

    /// <summary>
    /// The newest version of the plan that a Stripe price sells or once sold, archived or not; null where no version of any
    /// plan names the price (SEMANTICS D12).
    /// </summary>
    PlanTerms? PlanByPrice(string stripePriceId);

    /// <summary>The plans that customers are offered, in order of tier and then slug.</summary>
    ImmutableArray<PlanListing> OfferedPlans { get; }

    /// <summary>The newest version of the package with this id, archived or not, or null.</summary>
    PackageTerms? Package(string id);

    /// <summary>What the catalog says as a whole.</summary>
    CatalogSettings Settings { get; }

    /// <summary>The messages that at least one webhook endpoint wants.</summary>
    EventFilter WantedEvents { get; }

    /// <summary>Reads the store now, for a code that is not known here yet but may be elsewhere.</summary>
    /// <exception cref="Journal.JournalUnavailableException">The store did not answer; nothing changed.</exception>
    Task Refresh();
}

/// <summary>What a decision needs to know of a credit type.</summary>
/// <param name="Asset">Code, precision and burn order.</param>
/// <param name="DefaultExpiry">For grants that name none.</param>
/// <param name="Archived">Whether new grants are refused.</param>
/// <param name="Name">For people.</param>
public sealed record CreditTypeTerms(Asset Asset, Expiry DefaultExpiry, bool Archived, string Name);

/// <summary>What a decision needs to know of a meter.</summary>
/// <param name="Code">The code.</param>
/// <param name="Precision">Decimal places of quantities.</param>
/// <param name="CostCreditType">What a whole unit costs: the credit type; null where it only counts.</param>
/// <param name="UnitCost">What a whole unit costs, in credit units; a multiple of the meter's scale (SEMANTICS A11).</param>
public sealed record MeterTerms(string Code, byte Precision, string? CostCreditType, long UnitCost)
{
    /// <summary>The cost of a quantity, exactly; null when it is beyond any amount.</summary>
    public long? CostOf(Units quantity)
    {
        var cost = (Int128)UnitCost * quantity.Value / Units.Scale(quantity.Precision);
        return cost > long.MaxValue ? null : (long)cost;
    }
}

/// <summary>A plan as it is offered.</summary>
/// <param name="Terms">What its newest version says; one object as long as that version is the newest.</param>
/// <param name="Public">Whether customers are offered it.</param>
/// <param name="Archived">Whether nobody new can choose it.</param>
/// <param name="StripePriceId">The Stripe price that sells it, or null.</param>
/// <param name="Features">Lines of text for a price page.</param>
public sealed record PlanListing(
    PlanTerms Terms, bool Public, bool Archived, string? StripePriceId, ImmutableArray<string> Features);

/// <summary>What a purchase needs to know of a package.</summary>
/// <param name="Id">Its stable name.</param>
/// <param name="Version">1, 2, 3 … with each change of content.</param>
/// <param name="Name">For people.</param>
/// <param name="AmountMinor">What it costs, in the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="Asset">The credits in it.</param>
/// <param name="Amount">Units that are paid for.</param>
/// <param name="Bonus">Units on top of them, or 0.</param>
/// <param name="Expiry">When its credits end.</param>
/// <param name="StripePriceId">The Stripe price that sells it, or null.</param>
/// <param name="Archived">Whether it is not sold any more.</param>
public sealed record PackageTerms(
    string Id,
    int Version,
    string Name,
    long AmountMinor,
    string Currency,
    Asset Asset,
    long Amount,
    long Bonus,
    Expiry Expiry,
    string? StripePriceId,
    bool Archived);
