namespace Billing.Api.Tests.Usage;

/// <summary>The answers to usage, field by field as API.md prints them.</summary>
[Collection(ApiTests.Name)]
public sealed class UsageAnswersTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact]
    public async Task Metered_usage_answers_what_it_counted_and_charged()
    {
        var account = await fixture.OpenAccount("10000");

        var answer = await Admin.Post(
            $"/v1/accounts/{account}/usage",
            new { meter = "email_sent", quantity = "1", reason = "email send re_123", metadata = new { z = "1", a = "2" } });

        Assert.Equal(201, answer.Status);
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal(
            "entry_id seq account meter quantity included consumed overage cost balances period", answer.FieldNames());
        Assert.StartsWith("le_", answer["entry_id"], StringComparison.Ordinal);
        Assert.Equal("3", answer["seq"]);
        Assert.Equal(account, answer["account"]);
        Assert.Equal("email_sent", answer["meter"]);
        Assert.Equal("1", answer["quantity"]);
        Assert.Equal("0", answer["included"]);
        Assert.Equal("0", answer["overage"]);
        Assert.StartsWith("gr_", answer["consumed.0.grant_id"], StringComparison.Ordinal);
        Assert.Equal("emails", answer["consumed.0.credit_type"]);
        Assert.Equal("1", answer["consumed.0.amount"]);
        Assert.Equal("emails", answer["cost.credit_type"]);
        Assert.Equal("1", answer["cost.amount"]);
        Assert.Equal("9999", answer["balances.emails.settled"]);
        Assert.Equal("0", answer["balances.emails.reserved"]);
        Assert.Equal("9999", answer["balances.emails.available"]);
        Assert.Equal("start end meter_count", answer.FieldNamesAt("period"));
        Assert.Matches(@"^\d{4}-\d\d-01T00:00:00Z$", answer["period.start"]);
        Assert.Equal("1", answer["period.meter_count"]);
    }

    [Fact]
    public async Task A_plain_debit_says_nothing_of_meters()
    {
        var account = await fixture.OpenAccount("10");

        var answer = await Admin.Post($"/v1/accounts/{account}/usage", new { credit_type = "emails", amount = "4" });

        Assert.Equal(201, answer.Status);
        Assert.Equal("entry_id seq account consumed cost balances", answer.FieldNames());
        Assert.Equal("4", answer["cost.amount"]);
        Assert.Equal("6", answer["balances.emails.available"]);
    }

    [Fact]
    public async Task A_meter_without_a_cost_only_counts()
    {
        var account = await fixture.OpenAccount();

        await Admin.Post($"/v1/accounts/{account}/usage", new { meter = "views", quantity = 3 });
        var answer = await Admin.Post($"/v1/accounts/{account}/usage", new { meter = "views", quantity = 4 });

        Assert.Equal(201, answer.Status);
        Assert.Equal("7", answer["period.meter_count"]);
        Assert.Null(answer["cost"]);
        Assert.Equal("", answer.FieldNamesAt("balances"));
    }

    [Fact]
    public async Task Too_little_to_pay_with_is_402_with_what_there_is_and_what_it_needs()
    {
        var account = await fixture.OpenAccount("3");

        var answer = await Admin.Post($"/v1/accounts/{account}/usage", new { meter = "email_sent", quantity = "4" });

        Assert.Equal(402, answer.Status);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Equal("insufficient_credits", answer.Code);
        Assert.Equal("emails", answer["credit_type"]);
        Assert.Equal("3", answer["available"]);
        Assert.Equal("4", answer["required"]);
        Assert.Equal("credits", answer["reasons.0.rule"]);
        Assert.Equal("insufficient_credits", answer["reasons.0.code"]);
        Assert.Equal("3", answer["reasons.0.have"]);
        Assert.Equal("4", answer["reasons.0.need"]);
        Assert.Equal(answer["detail"], answer["error"]);
        Assert.NotNull(answer["traceId"]);
    }

    [Fact(DisplayName = "A3: a part is taken only where it is allowed, and the answer says which")]
    public async Task A_part_is_taken_only_where_it_is_allowed()
    {
        var account = await fixture.OpenAccount("3");
        var path = $"/v1/accounts/{account}/usage";

        Assert.Equal(402, (await Admin.Post(path, new { credit_type = "emails", amount = "5" })).Status);
        var answer = await Admin.Post(path, new { credit_type = "emails", amount = "5", allow_partial = true });

        Assert.Equal(201, answer.Status);
        Assert.Equal("3", answer["cost.amount"]);
        Assert.Equal("5", answer["requested"]);
        Assert.Equal("0", answer["balances.emails.settled"]);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_and_changes_nothing()
    {
        var account = await fixture.OpenAccount("10");
        var path = $"/v1/accounts/{account}/usage";

        var would = await Admin.Post(path, new { meter = "email_sent", quantity = "4", dry_run = true });
        var wouldNot = await Admin.Post(path, new { meter = "email_sent", quantity = "40", dry_run = true });

        Assert.Equal(200, would.Status);
        Assert.Equal(
            "dry_run account meter quantity included consumed overage cost balances period", would.FieldNames());
        Assert.Equal("6", would["balances.emails.available"]);
        Assert.Equal(402, wouldNot.Status);
        Assert.Equal("2", (await Admin.Get($"/v1/accounts/{account}"))["seq"]);
    }

    [Fact]
    public async Task A_check_answers_allowed_or_why_not_and_changes_nothing()
    {
        var account = await fixture.OpenAccount("10");
        var path = $"/v1/accounts/{account}/check";

        var yes = await Admin.Post(path, new { meter = "email_sent", quantity = "4" });
        var no = await Admin.Post(path, new { meter = "email_sent", quantity = "40" });
        var senseless = await Admin.Post(path, new { meter = "no_such_meter", quantity = "1" });

        Assert.Equal(200, yes.Status);
        Assert.Equal("True", yes["allowed"]);
        Assert.Equal("4", yes["cost.amount"]);
        Assert.Equal(200, no.Status);
        Assert.Equal("False", no["allowed"]);
        Assert.Equal("insufficient_credits", no.Code);
        Assert.Equal("credits", no["reasons.0.rule"]);
        Assert.Equal((404, "meter_not_found"), (senseless.Status, senseless.Code));
        Assert.Equal("2", (await Admin.Get($"/v1/accounts/{account}"))["seq"]);
    }
}
