using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;

namespace Billing.Api.Compat.BillingPaths;

/// <summary>What the catalog says that these clients' words mean.</summary>
/// <param name="SendsMeter">The meter that counts sends, or null.</param>
/// <param name="MoneyCreditType">The credit type that is money, or null.</param>
internal sealed record SeedCatalog(string? SendsMeter, string? MoneyCreditType)
{
    /// <summary>Reads it, or says why it could not be.</summary>
    public static async Task<(SeedCatalog? Catalog, ErrorReply? Error)> Read(IGrainFactory grains)
    {
        var reply = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).GetSettings();
        return reply.Error is { } error
            ? (null, error)
            : (new SeedCatalog(reply.Settings!.Compat.SendsMeter, reply.Settings.Compat.MoneyCreditType), null);
    }

    /// <summary>What can be spent, in whole cents; null where no credit type is money.</summary>
    public long? BalanceCents(AccountReply account) => MoneyCreditType is null
        ? null
        : account.Credits.FirstOrDefault(credit => credit.CreditType == MoneyCreditType) is { } money
            ? Cents.Down(money.Available)
            : 0;

    /// <summary>Sends in the current period.</summary>
    public ExactNumber? CurrentSends(AccountReply account) => SendsMeter is null
        ? null
        : account.Counters.FirstOrDefault(counter => counter.Meter == SendsMeter) is { } counter
            ? ExactNumber.Of(counter.Count)
            : ExactNumber.Zero;

    /// <summary>Sends in a period that closed.</summary>
    public ExactNumber? SendsIn(PeriodReply period) => SendsMeter is null
        ? null
        : period.Counters.FirstOrDefault(counter => counter.Meter == SendsMeter) is { } counter
            ? ExactNumber.Of(counter.Count)
            : ExactNumber.Zero;

    /// <summary>What the account's plan says of sends, or null.</summary>
    public PlanMeterReply? Sends(PlanStateReply? plan) =>
        plan?.Meters.FirstOrDefault(meter => meter.Meter == SendsMeter);

    /// <summary>What a plan of the catalog includes.</summary>
    public ExactNumber IncludedIn(ImmutableArray<PlanMeterLine> meters) =>
        meters.FirstOrDefault(meter => meter.Meter == SendsMeter)?.Included is { } included
            ? new ExactNumber(included)
            : ExactNumber.Zero;
}
