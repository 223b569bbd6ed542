namespace Billing.Api.Tests.Accounts;

[Collection(ApiTests.Name)]
public sealed class OpeningAccountsTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact]
    public async Task Opening_answers_201_and_the_same_again_200_and_other_content_409()
    {
        var id = ApiFixture.NewName();

        var opened = await Admin.Post("/v1/accounts", new { id, email = "a@acme.test", name = "Acme", plan = (string?)null });
        var again = await Admin.Post("/v1/accounts", new { id, email = "a@acme.test", name = "Acme" });
        var other = await Admin.Post("/v1/accounts", new { id, email = "b@acme.test", name = "Acme" });

        Assert.Equal(201, opened.Status);
        Assert.Equal("id email name plan seq created_at", opened.FieldNames());
        Assert.Equal((id, "a@acme.test", "Acme"), (opened["id"], opened["email"], opened["name"]));
        Assert.Equal((null, "1"), (opened["plan"], opened["seq"]));
        Assert.Equal(200, again.Status);
        Assert.Equal(opened.Text, again.Text);
        Assert.Equal((409, "already_exists", "email"), (other.Status, other.Code, other["field"]));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData("A.b_c:d@e-f")]
    public async Task Ids_are_of_a_few_safe_characters(string suffix)
    {
        var id = ApiFixture.NewName("A") + suffix;

        Assert.Equal(201, (await Admin.Post("/v1/accounts", new { id })).Status);
        Assert.Equal(id, (await Admin.Get($"/v1/accounts/{id}"))["id"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("ä")]
    public async Task Other_ids_are_422_and_never_there(string? id)
    {
        var opened = await Admin.Post("/v1/accounts", new { id });

        Assert.Equal((422, "invalid_request", "id"), (opened.Status, opened.Code, opened["field"]));
    }

    [Fact]
    public async Task An_id_has_at_most_128_characters()
    {
        var longest = ApiFixture.NewName().PadRight(128, 'x');

        Assert.Equal(201, (await Admin.Post("/v1/accounts", new { id = longest })).Status);
        Assert.Equal(422, (await Admin.Post("/v1/accounts", new { id = longest + "x" })).Status);
    }

    [Theory]
    [InlineData("plan", "plan_not_found")]
    [InlineData("test_clock", "test_clock_not_found")]
    public async Task A_plan_or_clock_that_there_is_not_opens_nothing(string field, string code)
    {
        var id = ApiFixture.NewName();

        var answer = await Admin.Post("/v1/accounts", $$"""{"id":"{{id}}","{{field}}":"nothing"}""");

        Assert.Equal((404, code, field), (answer.Status, answer.Code, answer["field"]));
        Assert.Equal(404, (await Admin.Get($"/v1/accounts/{id}")).Status);
    }

    [Fact]
    public async Task A_change_leaves_out_what_it_does_not_name_and_removes_what_is_empty()
    {
        var id = ApiFixture.NewName();
        var opened = await Admin.Post("/v1/accounts", new { id, email = "a@acme.test", name = "Acme" });

        var changed = await Admin.Patch($"/v1/accounts/{id}", new { name = "" });
        var same = await Admin.Patch($"/v1/accounts/{id}", new { email = "a@acme.test" });

        Assert.Equal(200, changed.Status);
        Assert.Equal(("a@acme.test", null, "2"), (changed["email"], changed["name"], changed["seq"]));
        Assert.Equal(opened["created_at"], changed["created_at"]);
        Assert.Equal((200, "2"), (same.Status, same["seq"]));
    }

    [Fact]
    public async Task Names_keep_every_character()
    {
        var id = ApiFixture.NewName();
        const string name = "Zoë & <Söhne> \"+\" 🦊 \\";

        await Admin.Post("/v1/accounts", new { id, name });

        Assert.Equal(name, (await Admin.Get($"/v1/accounts/{id}"))["name"]);
    }

    [Fact]
    public async Task The_whole_state_is_one_read()
    {
        var account = await fixture.OpenAccount("10");
        await Admin.Post($"/v1/accounts/{account}/usage", new { meter = "email_sent", quantity = "4" });

        var state = await Admin.Get($"/v1/accounts/{account}/state?min_seq=3");
        var behind = await Admin.Get($"/v1/accounts/{account}/state?min_seq=4");

        Assert.Equal("id email name plan test_clock now seq created_at balances meters", state.FieldNames());
        Assert.Equal("6", state["balances.emails.available"]);
        Assert.Equal("6", state["balances.emails.grants.0.remaining"]);
        Assert.Equal("4", state["meters.email_sent.count"]);
        Assert.Equal((409, "state_behind"), (behind.Status, behind.Code));
    }
}
