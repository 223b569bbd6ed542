using System.Collections.Immutable;
using Billing.Contracts.Catalog;
using Billing.Domain.Plans;
using Billing.Grains.Journal;
using Billing.Grains.Webhooks;

namespace Billing.Grains.Catalog;

/// <summary>
/// The catalog in this silo's memory. Reads take no lock: a whole new catalog takes the old one's place.
/// </summary>
public sealed class CatalogCache(CatalogStore store) : ICatalog
{
    private readonly Lock _gate = new();
    private volatile CatalogSnapshot _snapshot = CatalogSnapshot.None;
    private Task? _running;
    private Task? _next;

    /// <inheritdoc/>
    public CreditTypeTerms? CreditType(string code) => _snapshot.CreditTypes.GetValueOrDefault(code);

    /// <inheritdoc/>
    public MeterTerms? Meter(string code) => _snapshot.Meters.GetValueOrDefault(code);

    /// <inheritdoc/>
    public PlanListing? Plan(string slug) => _snapshot.Plans.GetValueOrDefault(slug);

    /// <inheritdoc/>
    public PlanTerms? Newest(string slug) => Plan(slug)?.Terms;

    /// <inheritdoc/>
    public PlanTerms? PlanByPrice(string stripePriceId) => _snapshot.PlanByPrice(stripePriceId);

    /// <inheritdoc/>
    public PlanTerms? DefaultPlan => _snapshot.DefaultPlan;

    /// <inheritdoc/>
    public ImmutableArray<PlanListing> OfferedPlans => _snapshot.OfferedPlans;

    /// <inheritdoc/>
    public PackageTerms? Package(string id) => _snapshot.Packages.GetValueOrDefault(id);

    /// <inheritdoc/>
    public CatalogSettings Settings => _snapshot.Settings;

    /// <inheritdoc/>
    public EventFilter WantedEvents => _snapshot.WantedEvents;

    /// <summary>
    /// Reads the store now. What was committed before the call is here when it completes. One reading runs at a time;
    /// calls that come meanwhile share the next.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The store did not answer; the catalog stays as it was.</exception>
    public Task Refresh()
    {
        lock (_gate)
        {
            if (_next is not null)
                return _next;
            // On the thread pool: several callers wait for it, so it must not depend on the first one's grain.
            if (_running is { IsCompleted: false } running)
                return _next = Task.Run(() => LoadAfter(running));
            return _running = Task.Run(Load);
        }
    }

    private async Task LoadAfter(Task running)
    {
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            _running = _next;
            _next = null;
        }
        await Load();
    }

    private async Task Load() => _snapshot = await store.Read(_snapshot);
}
