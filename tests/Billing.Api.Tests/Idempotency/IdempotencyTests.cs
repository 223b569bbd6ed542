namespace Billing.Api.Tests.Idempotency;

/// <summary>SEMANTICS B over HTTP.</summary>
[Collection(ApiTests.Name)]
public sealed class IdempotencyTests(ApiFixture fixture)
{
    private static readonly object OneEmail = new { credit_type = "emails", amount = "1" };

    private ApiClient Admin => fixture.Admin;

    [Fact(DisplayName = "B1: the same key on another account or operation is another key")]
    public async Task A_key_belongs_to_its_account_and_operation()
    {
        var (a, b) = (await fixture.OpenAccount("10"), await fixture.OpenAccount("10"));

        var onA = await Admin.Post($"/v1/accounts/{a}/usage", OneEmail, "k");
        var onB = await Admin.Post($"/v1/accounts/{b}/usage", OneEmail, "k");
        var grant = await Admin.Post($"/v1/accounts/{a}/grants", OneEmail, "k");

        Assert.All([onA, onB, grant], answer => Assert.Equal((201, false), (answer.Status, answer.Replayed)));
    }

    [Fact(DisplayName = "B1: header and field are one key; different ones are 400")]
    public async Task Header_and_field_are_one_key()
    {
        var account = await fixture.OpenAccount("10");
        var path = $"/v1/accounts/{account}/usage";
        var body = new { credit_type = "emails", amount = "1", idempotency_key = "k" };

        var byField = await Admin.Post(path, body);
        var byHeader = await Admin.Post(path, OneEmail, "k");
        var byBoth = await Admin.Post(path, body, "k");
        var different = await Admin.Post(path, body, "other");

        Assert.Equal((201, false), (byField.Status, byField.Replayed));
        Assert.Equal((201, true, byField.Text), (byHeader.Status, byHeader.Replayed, byHeader.Text));
        Assert.Equal((201, true, byField.Text), (byBoth.Status, byBoth.Replayed, byBoth.Text));
        Assert.Equal((400, "idempotency_key"), (different.Status, different["field"]));
    }

    [Fact(DisplayName = "B1: a key has 1 to 255 characters")]
    public async Task A_key_has_1_to_255_characters()
    {
        var account = await fixture.OpenAccount("10");
        var path = $"/v1/accounts/{account}/usage";
        var longest = new string('k', 255);

        Assert.Equal(400, (await Admin.Post(path, OneEmail, "")).Status);
        Assert.Equal(400, (await Admin.Post(path, OneEmail, longest + "k")).Status);
        Assert.Equal(400, (await Admin.Post(path, new { credit_type = "emails", amount = "1", idempotency_key = "" })).Status);
        Assert.Equal(201, (await Admin.Post(path, OneEmail, longest)).Status);
        Assert.True((await Admin.Post(path, OneEmail, longest)).Replayed);
    }

    [Fact(DisplayName = "B1: without a key the same twice is done twice")]
    public async Task Without_a_key_the_same_twice_is_done_twice()
    {
        var account = await fixture.OpenAccount("10");

        var first = await Admin.Post($"/v1/accounts/{account}/usage", OneEmail);
        var second = await Admin.Post($"/v1/accounts/{account}/usage", OneEmail);

        Assert.Equal(("3", "4"), (first["seq"], second["seq"]));
    }

    [Theory(DisplayName = "B2: a replay answers the original status and body, whatever happened since")]
    [InlineData("usage", """{"meter":"email_sent","quantity":"2","reason":"r","metadata":{"a":"b"}}""")]
    [InlineData("usage", """{"credit_type":"emails","amount":"12","allow_partial":true}""")]
    [InlineData("grants", """{"credit_type":"emails","amount":"5","expires":"days:30"}""")]
    [InlineData("adjustments", """{"credit_type":"emails","amount":"-3","reason":"r"}""")]
    public async Task A_replay_answers_the_original(string operation, string body)
    {
        var account = await fixture.OpenAccount("10");
        var path = $"/v1/accounts/{account}/{operation}";

        var original = await Admin.Post(path, body, "k");
        await Admin.Post($"/v1/accounts/{account}/grants", OneEmail);
        var replay = await Admin.Post(path, body, "k");

        Assert.Equal((201, false), (original.Status, original.Replayed));
        Assert.Equal((201, true, original.Text), (replay.Status, replay.Replayed, replay.Text));
    }

    [Fact(DisplayName = "B2: also for opening an account, even after it changed")]
    public async Task Opening_an_account_is_replayed()
    {
        var body = new { id = ApiFixture.NewName(), name = "Acme" };

        var original = await Admin.Post("/v1/accounts", body, "k");
        await Admin.Patch($"/v1/accounts/{body.id}", new { name = "Other" });
        var replay = await Admin.Post("/v1/accounts", body, "k");

        Assert.Equal((201, true, original.Text), (replay.Status, replay.Replayed, replay.Text));
    }

    [Fact(DisplayName = "B2: also for the catalog")]
    public async Task Catalog_writes_are_replayed()
    {
        var code = ApiFixture.NewName("type");
        var type = new { code, precision = 2 };

        var original = await Admin.Post("/v1/credit-types", type, "type-" + code);
        var replay = await Admin.Post("/v1/credit-types", type, "type-" + code);
        var other = await Admin.Post("/v1/credit-types", new { code, precision = 3 }, "type-" + code);

        Assert.Equal(201, original.Status);
        Assert.Equal((201, true, original.Text), (replay.Status, replay.Replayed, replay.Text));
        Assert.Equal((422, "idempotency_key_reused", "precision"), (other.Status, other.Code, other["field"]));
    }

    [Theory(DisplayName = "B3: the same key with another body is 422 and names what differs")]
    [InlineData("""{"credit_type":"emails","amount":"2"}""", "amount")]
    [InlineData("""{"credit_type":"usd","amount":"1"}""", "credit_type")]
    [InlineData("""{"meter":"email_sent","quantity":"1"}""", "meter")]
    [InlineData("""{"credit_type":"emails","amount":"1","allow_partial":true}""", "allow_partial")]
    [InlineData("""{"credit_type":"emails","amount":"1","reason":"x"}""", "reason")]
    [InlineData("""{"credit_type":"emails","amount":"1","metadata":{"a":"b"}}""", "metadata")]
    [InlineData("""{"credit_type":"emails","amount":"1","occurred_at":"2026-03-01T00:00:00Z"}""", "occurred_at")]
    public async Task The_same_key_with_another_body_is_refused(string body, string field)
    {
        var account = await fixture.OpenAccount("10");
        await Admin.Post($"/v1/accounts/{account}/usage", OneEmail, "k");

        var answer = await Admin.Post($"/v1/accounts/{account}/usage", body, "k");

        Assert.Equal((422, "idempotency_key_reused", field), (answer.Status, answer.Code, answer["field"]));
        Assert.Equal("3", (await Admin.Get($"/v1/accounts/{account}"))["seq"]);
    }

    [Fact(DisplayName = "B4: the same key a hundred times at once has one effect and one answer")]
    public async Task The_same_key_at_once_has_one_effect()
    {
        var account = await fixture.OpenAccount("10");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => Admin.Post($"/v1/accounts/{account}/usage", OneEmail, "k")));

        Assert.All(answers, answer => Assert.Equal((201, answers[0].Text), (answer.Status, answer.Text)));
        Assert.Single(answers, answer => !answer.Replayed);
        Assert.Equal("3", (await Admin.Get($"/v1/accounts/{account}"))["seq"]);
    }

    [Fact(DisplayName = "B5: a refusal is not kept: after a top-up the same key succeeds")]
    public async Task A_refusal_is_not_kept()
    {
        var account = ApiFixture.NewName();
        var path = $"/v1/accounts/{account}/usage";

        Assert.Equal(404, (await Admin.Post(path, OneEmail, "k")).Status);
        await Admin.Post("/v1/accounts", new { id = account });
        Assert.Equal(402, (await Admin.Post(path, OneEmail, "k")).Status);
        Assert.Equal(422, (await Admin.Post(path, new { credit_type = "emails", amount = "0" }, "k")).Status);
        await Admin.Post($"/v1/accounts/{account}/grants", OneEmail);
        var answer = await Admin.Post(path, OneEmail, "k");

        Assert.Equal((201, false), (answer.Status, answer.Replayed));
    }

    [Theory(DisplayName = "B8: order, spaces and spelling of numbers make no other request")]
    [InlineData("""{ "amount" : 1.0 ,  "credit_type":"emails","metadata":{"b":"2","a":"1"},"occurred_at":"2026-03-01T00:00:00Z" }""")]
    [InlineData("""{"metadata":{"a":"1","b":"\u0032"},"credit_type":"em\u0061ils","amount":"1","occurred_at":"2026-03-01T01:00:00+01:00"}""")]
    [InlineData("""{"credit_type":"emails","amount":10e-1,"metadata":{"a":"1","b":"2"},"occurred_at":"2026-03-01T00:00:00.000Z","meter":null}""")]
    public async Task Spelling_makes_no_other_request(string spelling)
    {
        var account = await fixture.OpenAccount("10");
        var path = $"/v1/accounts/{account}/usage";
        var original = await Admin.Post(
            path, """{"credit_type":"emails","amount":1,"metadata":{"a":"1","b":"2"},"occurred_at":"2026-03-01T00:00:00Z"}""", "k");

        var answer = await Admin.Post(path, spelling, "k");

        Assert.Equal((201, true, original.Text), (answer.Status, answer.Replayed, answer.Text));
    }
}
