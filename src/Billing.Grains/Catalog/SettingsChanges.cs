using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>Changes and reads of the catalog's settings.</summary>
public sealed class SettingsChanges(AdminDatabase database)
{
    /// <summary>Puts other settings in the place of all that there are.</summary>
    public async Task<SettingsReply> Put(CatalogSettings settings) => await database.Run(
        async transaction =>
        {
            await CatalogRevision.Lock(transaction);
            var reply = await Write(transaction, settings);
            if (reply.Error is null)
                await transaction.Commit();
            return reply;
        },
        Refuse);

    /// <summary>The settings.</summary>
    public async Task<SettingsReply> Get() => await database.Run(
        async transaction => new SettingsReply(null, await SettingsTable.Find(transaction)), Refuse);

    /// <summary>Writes them where they differ, under the catalog's lock and without ending the transaction.</summary>
    internal static async Task<SettingsReply> Write(AdminTransaction transaction, CatalogSettings settings)
    {
        if (await Fault(transaction, settings) is { } fault)
            return Refuse(fault);
        if (await SettingsTable.Find(transaction) != settings)
        {
            await SettingsTable.Write(transaction, settings);
            await CatalogRevision.Advance(transaction);
        }
        return new SettingsReply(null, settings);
    }

    private static async Task<ErrorReply?> Fault(AdminTransaction transaction, CatalogSettings settings)
    {
        if (settings.DefaultPlan is { } slug
            && (!CatalogCode.IsCode(slug) || await PlanTable.Find(transaction, slug) is not { Archived: false }))
            return RequestRules.Invalid("default_plan", "default_plan is a plan that exists and is not archived.");
        var compat = settings.Compat;
        string?[] types = [compat.MoneyCreditType, compat.CreditsType];
        string?[] meters = [compat.SendsMeter];
        var reader = new TermsReader(
            await CatalogReferences.Load(transaction, types.OfType<string>(), meters.OfType<string>()));
        if (compat.SendsMeter is { } meter)
            reader.Meter("compat.sends_meter", meter);
        if (compat.MoneyCreditType is { } money)
            reader.CreditType("compat.money_credit_type", money);
        if (compat.CreditsType is { } credits)
            reader.CreditType("compat.credits_type", credits);
        return reader.Fault;
    }

    private static SettingsReply Refuse(ErrorReply error) => new(error, null);
}
