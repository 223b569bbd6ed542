namespace Billing.Api.Tests.Plans;

/// <summary>Accounts on plans, over HTTP.</summary>
[Collection(ApiTests.Name)]
public sealed class AccountPlansTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact(DisplayName = "D5: a plan from 31 January turns on 28 February and on 31 March, and grants each time")]
    public async Task Month_ends_do_not_drift()
    {
        var plan = await MakePlan("100", price: 1900);
        var (account, clock) = await Open("2026-01-31T00:00:00Z", plan);

        Assert.Equal(("2026-01-31T00:00:00Z", "2026-02-28T00:00:00Z"), await PeriodOf(account));
        await Advance(clock, "2026-02-28T00:00:00Z");
        Assert.Equal(("2026-02-28T00:00:00Z", "2026-03-31T00:00:00Z"), await PeriodOf(account));
        await Advance(clock, "2026-03-31T00:00:00Z");
        Assert.Equal(("2026-03-31T00:00:00Z", "2026-04-30T00:00:00Z"), await PeriodOf(account));
        var grants = await Admin.Get($"/v1/accounts/{account}/grants");
        Assert.Equal(3, grants.Json.GetProperty("data").GetArrayLength());
        Assert.Equal("plan", grants["data.0.source"]);
        Assert.Equal("300", (await Admin.Get($"/v1/accounts/{account}/balances"))["balances.emails.settled"]);
    }

    [Fact(DisplayName = "D7: an upgrade at once adds the difference, keeps what is there and grants nothing twice")]
    public async Task An_upgrade_adds_the_difference()
    {
        var (small, large) = (await MakePlan("100"), await MakePlan("250"));
        var (account, _) = await Open("2026-03-10T00:00:00Z", small);
        await Admin.Post($"/v1/accounts/{account}/usage", new { credit_type = "emails", amount = "30" });

        var preview = await Admin.Post($"/v1/accounts/{account}/subscription/preview-change", new { plan = large });
        Assert.Equal((200, "220"), (preview.Status, preview["after.balances.emails.settled"]));
        Assert.Equal("70", (await Admin.Get($"/v1/accounts/{account}/balances"))["balances.emails.settled"]);

        var changed = await Put(account, new { plan = large });
        Assert.Equal((200, small, large, "now"), (changed.Status, changed["from"], changed["plan"], changed["effective"]));
        Assert.Equal("220", (await Admin.Get($"/v1/accounts/{account}/balances"))["balances.emails.settled"]);
        await Put(account, new { plan = small });
        await Put(account, new { plan = large });
        Assert.Equal("220", (await Admin.Get($"/v1/accounts/{account}/balances"))["balances.emails.settled"]);
    }

    [Fact(DisplayName = "D7: a change at renewal waits for it")]
    public async Task A_change_at_renewal_waits()
    {
        var (small, large) = (await MakePlan("100"), await MakePlan("250"));
        var (account, clock) = await Open("2026-03-10T00:00:00Z", small);

        var scheduled = await Put(account, new { plan = large, effective = "renewal" });

        Assert.Equal((200, "renewal"), (scheduled.Status, scheduled["effective"]));
        var state = await Admin.Get($"/v1/accounts/{account}/state");
        Assert.Equal((small, large), (state["plan.slug"], state["plan.next.slug"]));
        await Advance(clock, "2026-04-01T00:00:00Z");
        state = await Admin.Get($"/v1/accounts/{account}/state");
        Assert.Equal((large, "350"), (state["plan.slug"], state["balances.emails.settled"]));
    }

    [Theory]
    [InlineData("""{"plan":"nothing"}""", 404, "plan_not_found")]
    [InlineData("""{}""", 422, "invalid_request")]
    [InlineData("""{"plan":null,"effective":"later"}""", 422, "invalid_request")]
    [InlineData("""{"plan":null,"credits":"all"}""", 422, "invalid_request")]
    public async Task What_makes_no_sense_changes_nothing(string body, int status, string code)
    {
        var account = await fixture.OpenAccount();
        var answer = await Put(account, body);
        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Equal("1", (await Admin.Get($"/v1/accounts/{account}"))["seq"]);
    }

    [Fact]
    public async Task A_meter_that_the_plan_does_not_name_is_refused()
    {
        var (account, _) = await Open("2026-03-10T00:00:00Z", await MakePlan("100"));
        var answer = await Admin.Post($"/v1/accounts/{account}/usage", new { meter = "views", quantity = "1" });
        Assert.Equal((422, "meter_not_in_plan"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Only_an_administrator_sets_a_plan()
    {
        var account = await fixture.OpenAccount();
        var client = await fixture.ClientOf(account);
        var answer = await client.Send(HttpMethod.Put, $"/v1/accounts/{account}/plan", new { plan = (string?)null });
        Assert.Equal(403, answer.Status);
    }

    [Fact]
    public async Task Usage_is_summed_up_by_day()
    {
        var (account, clock) = await Open("2026-03-10T00:00:00Z", await MakePlan("100"));
        await Admin.Post($"/v1/accounts/{account}/usage", new { meter = "email_sent", quantity = "3" });
        await Advance(clock, "2026-03-11T12:00:00Z");
        await Admin.Post($"/v1/accounts/{account}/usage", new { meter = "email_sent", quantity = "4" });

        var days = await Admin.Get($"/v1/accounts/{account}/usage");
        var month = await Admin.Get($"/v1/accounts/{account}/usage?granularity=month");

        Assert.Equal(("2026-03-10T00:00:00Z", "3"), (days["meters.0.start"], days["meters.0.quantity"]));
        Assert.Equal(("2026-03-11T00:00:00Z", "4"), (days["meters.1.start"], days["meters.1.quantity"]));
        Assert.Equal(("7", "7"), (month["meters.0.quantity"], month["credits.0.amount"]));
        Assert.Equal(422, (await Admin.Get($"/v1/accounts/{account}/usage?granularity=year")).Status);
    }

    [Fact]
    public async Task The_forecast_says_when_the_credits_run_out_and_what_is_to_come()
    {
        var (account, clock) = await Open("2026-03-01T00:00:00Z", await MakePlan("100"));
        await Advance(clock, "2026-03-15T00:00:00Z");
        await Admin.Post($"/v1/accounts/{account}/usage", new { meter = "email_sent", quantity = "90" });

        var forecast = await Admin.Get($"/v1/accounts/{account}/forecast");

        Assert.Equal(("10", "90"), (forecast["credits.emails.available"], forecast["credits.emails.consumed_in_last30_days"]));
        Assert.Equal("2026-03-18T00:00:00Z", forecast["credits.emails.runs_out_at"]);
        Assert.Equal(("period_closed", "2026-04-01T00:00:00Z"), (forecast["upcoming.0.type"], forecast["upcoming.0.at"]));
        Assert.Equal(("grant", "100"), (forecast["upcoming.1.type"], forecast["upcoming.1.amount"]));
    }

    private async Task<string> MakePlan(string credits, int? price = null)
    {
        var slug = ApiFixture.NewName("plan");
        var made = await Admin.Post("/v1/plans", new
        {
            slug,
            price = price is null ? null : new { amount_minor = price, currency = "usd", interval = "month" },
            credits = new[] { new { credit_type = "emails", amount = credits, expires = "never" } },
            meters = new[] { new { meter = "email_sent", included = "0", cost = new { credit_type = "emails", amount = "1" } } },
        });
        Assert.Equal(201, made.Status);
        return slug;
    }

    private async Task<(string Account, string Clock)> Open(string now, string plan)
    {
        var clock = (await Admin.Post("/v1/test-clocks", new { now }))["id"]!;
        var id = ApiFixture.NewName();
        var opened = await Admin.Post("/v1/accounts", new { id, plan, test_clock = clock });
        Assert.Equal((201, plan), (opened.Status, opened["plan"]));
        return (id, clock);
    }

    private async Task Advance(string clock, string to) =>
        Assert.Equal(200, (await Admin.Post($"/v1/test-clocks/{clock}/advance", new { to })).Status);

    private Task<ApiAnswer> Put(string account, object body) =>
        Admin.Send(HttpMethod.Put, $"/v1/accounts/{account}/plan", body);

    private async Task<(string?, string?)> PeriodOf(string account)
    {
        var state = await Admin.Get($"/v1/accounts/{account}/state");
        return (state["plan.period.start"], state["plan.period.end"]);
    }
}
