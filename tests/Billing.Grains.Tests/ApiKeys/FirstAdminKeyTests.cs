using Billing.Contracts.ApiKeys;
using Billing.Grains.Tests.Catalog;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.ApiKeys;

public sealed class FirstAdminKeyTests
{
    private const string Chosen = "an operator's own administrator key";

    [Fact]
    public async Task The_first_start_makes_a_key_and_later_ones_do_not()
    {
        await using var own = await OwnDatabase.Create();

        var text = await own.Process.Bootstrap.MakeFirst();
        await using var restarted = AdminProcess.Make(own.Database.ConnectionString);

        Assert.True(ApiKeyText.IsWellFormed(text));
        Assert.Null(await restarted.Bootstrap.MakeFirst());
        var identity = await restarted.ApiKeys.Authenticate(ApiKeyText.Sha256(text!));
        Assert.True(identity is { Known: true, Account: null });
        Assert.DoesNotContain(text![8..^7], own.Process.Logs.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_that_start_at_one_time_make_one_key()
    {
        await using var own = await OwnDatabase.Create();
        var processes = Enumerable.Range(0, 6).Select(_ => AdminProcess.Make(own.Database.ConnectionString)).ToArray();

        var texts = await Task.WhenAll(processes.Select(process => process.Bootstrap.MakeFirst()));

        Assert.Single(texts, text => text is not null);
        Assert.Equal(1, await own.Database.Scalar<long>("select count(*) from api_keys"));
        foreach (var process in processes)
            await process.DisposeAsync();
    }

    [Fact]
    public async Task A_revoked_first_key_is_not_made_again()
    {
        await using var own = await OwnDatabase.Create();
        var text = await own.Process.Bootstrap.MakeFirst();
        var identity = await own.Process.ApiKeys.Authenticate(ApiKeyText.Sha256(text!));
        await own.Process.ApiKeys.Revoke(identity.Id!);

        Assert.Null(await own.Process.Bootstrap.MakeFirst());
    }

    [Fact]
    public async Task An_accounts_key_does_not_count()
    {
        await using var own = await OwnDatabase.Create();
        await own.Process.ApiKeys.Create(AccountKey(await own.Database.OpenAccount()));

        Assert.NotNull(await own.Process.Bootstrap.MakeFirst());
    }

    [Fact]
    public async Task A_chosen_key_reaches_everything_and_is_stored_nowhere()
    {
        await using var own = await OwnDatabase.Create();
        await using var process = AdminProcess.Make(own.Database.ConnectionString, ("BILLING_ADMIN_KEY", Chosen));

        Assert.Null(await process.Bootstrap.MakeFirst());
        var identity = await process.ApiKeys.Authenticate(ApiKeyText.Sha256(Chosen));
        var other = await process.ApiKeys.Authenticate(ApiKeyText.Sha256(Chosen + "."));

        Assert.Equal(new ApiKeyIdentityReply(null, true, "ak_env", null), identity);
        Assert.False(other.Known);
        Assert.Equal(0, await own.Database.Scalar<long>("select count(*) from api_keys"));
        Assert.False((await own.Process.ApiKeys.Authenticate(ApiKeyText.Sha256(Chosen))).Known);
    }

    [Fact]
    public async Task A_chosen_key_is_known_while_PostgreSQL_is_away()
    {
        await using var own = await OwnDatabase.Create();
        await using var process = AdminProcess.Make(own.Database.ConnectionString, ("BILLING_ADMIN_KEY", Chosen));
        await own.Database.GoAway();

        Assert.True((await process.ApiKeys.Authenticate(ApiKeyText.Sha256(Chosen))).Known);
        Assert.NotNull((await process.ApiKeys.Authenticate(ApiKeyText.Sha256("another"))).Error);
    }

    [Fact]
    public async Task An_empty_setting_is_none()
    {
        await using var own = await OwnDatabase.Create();
        await using var process = await AdminProcess.Start(
            own.Database.ConnectionString, ("BILLING_ADMIN_KEY", ""), ("BILLING_KEY_PEPPER", ""));

        Assert.NotNull(await process.Bootstrap.MakeFirst());
    }
}
