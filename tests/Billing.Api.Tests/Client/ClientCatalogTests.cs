using Billing.Api.Tests.Support;
using Billing.Client;

namespace Billing.Api.Tests.Client;

/// <summary>The catalog and the operator's things through the published client.</summary>
[Collection(ApiTests.Name)]
public sealed class ClientCatalogTests(ApiFixture fixture) : IDisposable
{
    private readonly BillingClient _billing = Clients.Of(fixture.Api);

    public void Dispose() => _billing.Dispose();

    [Fact]
    public async Task Credit_types_and_meters()
    {
        var code = ApiFixture.NewName("tokens");
        var made = await _billing.CreditTypes.CreateAsync(
            new NewCreditType { Code = code, Name = "Tokens", Unit = "token", Precision = 3 }).OrThrow();
        Assert.Equal(("Tokens", "token", 3), (made.Name, made.Unit, made.Precision));
        Assert.Equal(made, await _billing.CreditTypes.GetAsync(code).OrThrow());
        Assert.Equal("days:7", (await _billing.CreditTypes.UpdateAsync(
            code, new CreditTypePatch { DefaultExpiry = "days:7" }).OrThrow()).DefaultExpiry);
        Assert.True((await _billing.CreditTypes.ArchiveAsync(code).OrThrow()).Archived);
        Assert.False((await _billing.CreditTypes.UnarchiveAsync(code).OrThrow()).Archived);
        Assert.Contains(await Clients.All(_billing.CreditTypes.List()), type => type.Code == code);

        var meter = await _billing.Meters.CreateAsync(
            new NewMeter { Code = code, Cost = new Credits(code, 0.125m) }).OrThrow();
        Assert.Equal(new Credits(code, 0.125m), meter.Cost);
        Assert.Equal(meter, await _billing.Meters.GetAsync(code).OrThrow());
        Assert.Contains(await Clients.All(_billing.Meters.List()), one => one.Code == code);
    }

    [Fact]
    public async Task Plans_packages_and_an_account_that_changes_plans()
    {
        var slug = ApiFixture.NewName("plan");
        var plan = await _billing.Plans.CreateAsync(new NewPlan
        {
            Slug = slug,
            Name = "Plan",
            Price = new PlanPrice(1900, "usd", "month"),
            Credits =
            [
                new PlanCredit
                {
                    CreditType = "emails",
                    Amount = 100,
                    Expires = "period_end",
                    Rollover = new PlanRollover { Percent = 25, MaxCount = 1, Window = "period_end" },
                },
            ],
            Meters = [new PlanMeter { Meter = "email_sent", Included = 5, Cost = new Credits(
                "emails", 1), Overage = "block" }],
            Features = ["A hundred"],
        }).OrThrow();
        Assert.Equal((100m, 25), (plan.Credits![0].Amount, plan.Credits[0].Rollover!.Percent));
        Assert.Equal(2, (await _billing.Plans.UpdateAsync(slug, new PlanPatch { Name = "Better" }).OrThrow()).Version);
        Assert.Equal("Better", (await _billing.Plans.GetAsync(slug).OrThrow()).Name);
        Assert.True((await _billing.Plans.ArchiveAsync(slug).OrThrow()).Archived);
        Assert.False((await _billing.Plans.UnarchiveAsync(slug).OrThrow()).Archived);
        Assert.Contains(await Clients.All(_billing.Plans.List()), one => one.Slug == slug);

        var account = await fixture.OpenAccount();
        var preview = await _billing.Subscriptions.PreviewChangeAsync(
            account, new PlanChange { Plan = slug }).OrThrow();
        Assert.Equal(slug, preview.After!.Plan.Slug);
        Assert.NotEmpty(preview.Entries!);
        var changed = await _billing.Accounts.SetPlanAsync(
            account, new PlanChange { Plan = slug, Reason = "a trial" }).OrThrow();
        Assert.Equal((slug, "now"), (changed.Plan, changed.Effective));
        var state = await _billing.Accounts.StateAsync(account, changed.Seq).OrThrow();
        Assert.Equal((100m, 5m), (state.Balances["emails"].Grants[0].Amount, state.Plan.Meters[0].IncludedLeft));
        Assert.Null((await _billing.Accounts.SetPlanAsync(account, new PlanChange { Plan = null }).OrThrow()).Plan);
    }

    [Fact]
    public async Task Packages_and_settings()
    {
        var id = ApiFixture.NewName("pack");
        var pack = await _billing.Packages.CreateAsync(new NewPackage
        {
            Id = id,
            Price = new PackagePrice(900, "usd"),
            CreditType = "emails",
            Amount = 1000,
            Bonus = 100,
            Expires = "never",
        }).OrThrow();
        Assert.Equal((1000m, 100m), (pack.Amount, pack.Bonus));
        Assert.Equal(pack, await _billing.Packages.GetAsync(id).OrThrow());
        Assert.Equal(
            "More", (await _billing.Packages.UpdateAsync(id, new PackagePatch { Name = "More" }).OrThrow()).Name);
        Assert.True((await _billing.Packages.ArchiveAsync(id).OrThrow()).Archived);
        Assert.False((await _billing.Packages.UnarchiveAsync(id).OrThrow()).Archived);
        Assert.Contains(await Clients.All(_billing.Packages.List()), one => one.Id == id);

        var before = await _billing.CatalogSettings.GetAsync().OrThrow();
        Assert.Equal(before, await _billing.CatalogSettings.SetAsync(before).OrThrow());
    }

    [Fact]
    public async Task Keys_reach_what_they_may_and_end()
    {
        var account = await fixture.OpenAccount("1");
        var made = await _billing.ApiKeys.CreateAsync(
            new ApiKeyRequest { Kind = "account", Account = account, Name = "server" }, $"key-{account}").OrThrow();
        using var own = Clients.Of(fixture.Api, made.Key);

        Assert.True((await own.Balances.GetAsync(account)).IsOk);
        Assert.Equal(
            BillingCodes.AccountNotFound, (await own.Balances.GetAsync(await fixture.OpenAccount())).Refusal?.Code);
        Assert.Equal(
            "forbidden", (await Assert.ThrowsAsync<BillingException>(() => own.ApiKeys.GetAsync(made.Id))).Code);
        Assert.Contains(await Clients.All(_billing.ApiKeys.List()), key => key.Id == made.Id);
        Assert.NotNull((await _billing.ApiKeys.RevokeAsync(made.Id).OrThrow()).RevokedAt);
        Assert.NotNull((await _billing.ApiKeys.GetAsync(made.Id).OrThrow()).RevokedAt);
        var fault = await Assert.ThrowsAsync<BillingException>(() => own.Balances.GetAsync(account));
        Assert.Equal((401, "unauthorized"), (fault.Problem.Status, fault.Code));
    }

    [Fact]
    public async Task Clocks_move_their_accounts()
    {
        var start = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var clock = await _billing.TestClocks.CreateAsync(start).OrThrow();
        var account = ApiFixture.NewName("client");
        await _billing.Accounts.CreateAsync(new NewAccount { Id = account, TestClock = clock.Id }).OrThrow();
        await _billing.Grants.CreateAsync(
            account, new NewGrant { CreditType = "emails", Amount = 5, Expires = "days:30" }).OrThrow();

        Assert.Equal(
            start.AddDays(31), (await _billing.TestClocks.AdvanceAsync(clock.Id, start.AddDays(31)).OrThrow()).Now);
        Assert.Equal(start.AddDays(31), (await _billing.TestClocks.GetAsync(clock.Id).OrThrow()).Now);
        Assert.Equal(0m, (await _billing.Balances.GetAsync(account).OrThrow())["emails"].Available);
    }

    [Fact]
    public async Task Webhook_endpoints_are_added_changed_rotated_and_removed()
    {
        var url = $"https://example.com/{ApiFixture.NewName("hook")}";
        // A type that none of the accounts beside this test brings about.
        var made = await _billing.WebhookEndpoints.CreateAsync(
            new NewWebhookEndpoint { Url = url, Events = ["billing.*"] }).OrThrow();
        Assert.Equal(("enabled", "billing.*"), (made.Status, Assert.Single(made.Events!)));
        _ = new WebhookVerifier(made.Secret!);
        Assert.Null((await _billing.WebhookEndpoints.GetAsync(made.Id).OrThrow()).Secret);
        Assert.Contains(await Clients.All(_billing.WebhookEndpoints.List()), endpoint => endpoint.Url == url);

        var disabled = await _billing.WebhookEndpoints.UpdateAsync(
            made.Id, new WebhookEndpointPatch { Enabled = false }).OrThrow();
        Assert.Equal(("disabled", "operator"), (disabled.Status, disabled.DisabledReason));
        var rotated = await _billing.WebhookEndpoints.RotateSecretAsync(made.Id, overlapSeconds: 60).OrThrow();
        Assert.NotEqual(made.Secret, rotated.Secret);
        Assert.NotNull(rotated.PreviousExpiresAt);
        Assert.Empty(await Clients.All(_billing.WebhookEndpoints.Deliveries(made.Id, "pending")));
        Assert.Equal(404, (await _billing.WebhookEndpoints.ReplayAsync(made.Id, "msg_nobody")).Status);

        Assert.Equal(204, (await _billing.WebhookEndpoints.DeleteAsync(made.Id)).Status);
        Assert.Equal(404, (await _billing.WebhookEndpoints.GetAsync(made.Id)).Status);
    }

    [Fact]
    public async Task A_link_leads_to_the_customers_page()
    {
        var account = await fixture.OpenAccount("1");

        var link = await _billing.BillingLinks.CreateAsync(account, new NewBillingLink { TtlSeconds = 60 }).OrThrow();

        Assert.True(link.ExpiresAt > DateTimeOffset.UnixEpoch);
        Assert.True(link.Url.IsAbsoluteUri);
    }

    [Fact]
    public async Task What_makes_no_sense_is_an_exception_that_names_the_field()
    {
        var account = await fixture.OpenAccount("1");

        var fault = await Assert.ThrowsAsync<BillingException>(() =>
            _billing.Usage.RecordAsync(account, new UsageRequest { CreditType = "emails", Amount = 0.5m }));

        Assert.Equal(
            (422, BillingCodes.InvalidRequest, "amount"), (fault.Problem.Status, fault.Code, fault.Problem.Field));
    }
}
