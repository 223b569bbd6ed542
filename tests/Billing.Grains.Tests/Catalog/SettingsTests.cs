using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Domain.Accounts;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class SettingsTests
{
    [Fact]
    public async Task There_are_none_until_somebody_says_so()
    {
        await using var own = await OwnDatabase.Create();
        await own.Process.Cache.Refresh();

        Assert.Equal(CatalogSettings.None, (await own.Process.Settings.Get()).Settings);
        Assert.Equal(CatalogSettings.None, own.Process.Cache.Settings);
        Assert.Null(own.Process.Cache.DefaultPlan);
    }

    [Fact]
    public async Task The_default_plan_exists_and_is_not_archived()
    {
        await using var own = await OwnDatabase.Create();
        var (plans, settings) = (own.Process.Plans, own.Process.Settings);
        await plans.Put(Plan("free"));
        await plans.Put(Plan("old"));
        await plans.Archive("old", true);
        var free = new CatalogSettings("free", CompatSettings.None);

        foreach (var slug in new[] { "nothing", "old", "NO\0" })
        {
            var refused = await settings.Put(free with { DefaultPlan = slug });
            Assert.Equal((RefusalCodes.InvalidRequest, "default_plan"), (refused.Error?.Code, refused.Error?.Field));
        }
        Assert.Equal(free, (await settings.Put(free)).Settings);
        await own.Process.Cache.Refresh();
        Assert.Same(own.Process.Cache.Newest("free"), own.Process.Cache.DefaultPlan);
    }

    [Fact]
    public async Task The_default_plan_cannot_be_archived()
    {
        await using var own = await OwnDatabase.Create();
        await own.Process.Plans.Put(Plan("free"));
        await own.Process.Settings.Put(new CatalogSettings("free", CompatSettings.None));

        var refused = await own.Process.Plans.Archive("free", true);
        await own.Process.Settings.Put(CatalogSettings.None);
        var archived = await own.Process.Plans.Archive("free", true);

        Assert.Equal((RefusalCodes.InvalidRequest, "slug"), (refused.Error?.Code, refused.Error?.Field));
        Assert.True(archived.Plan!.Archived);
    }

    [Fact]
    public async Task What_older_clients_words_mean_must_exist()
    {
        await using var own = await OwnDatabase.Create();
        await own.Process.CreditTypes.Put(CreditType("usd"));
        await own.Process.Meters.Put(Meter("sent"));
        var words = new CompatSettings("sent", "usd", "usd");
        var wrong = new[]
        {
            ("compat.sends_meter", ErrorCodes.MeterNotFound, words with { SendsMeter = "nothing" }),
            ("compat.sends_meter", RefusalCodes.InvalidRequest, words with { SendsMeter = "" }),
            ("compat.money_credit_type", ErrorCodes.CreditTypeNotFound, words with { MoneyCreditType = "nothing" }),
            ("compat.credits_type", ErrorCodes.CreditTypeNotFound, words with { CreditsType = "nothing" }),
        };

        foreach (var (field, code, compat) in wrong)
        {
            var refused = await own.Process.Settings.Put(new CatalogSettings(null, compat));
            Assert.Equal((code, field), (refused.Error?.Code, refused.Error?.Field));
        }
        Assert.Null((await own.Process.Settings.Put(new CatalogSettings(null, words))).Error);
        Assert.Equal(words, (await own.Process.Settings.Get()).Settings!.Compat);
    }
}
