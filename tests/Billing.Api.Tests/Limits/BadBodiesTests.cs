using System.Text;

namespace Billing.Api.Tests.Limits;

/// <summary>What a broken or hostile client may send: it is always told, never with a 500, and nothing changes.</summary>
[Collection(ApiTests.Name)]
public sealed class BadBodiesTests(ApiFixture fixture)
{
    private const string Good = "\"credit_type\":\"emails\",\"amount\":\"1\"";

    private ApiClient Admin => fixture.Admin;

    public static TheoryData<string, int> Bodies => new()
    {
        { "", 400 },
        { " ", 400 },
        { "null", 400 },
        { "true", 400 },
        { "1", 400 },
        { "\"text\"", 400 },
        { "[]", 400 },
        { "[{}]", 400 },
        { "{", 400 },
        { "}", 400 },
        { "{]", 400 },
        { "{}}", 400 },
        { "{}{}", 400 },
        { "{} x", 400 },
        { "{,}", 400 },
        { "{\"a\"}", 400 },
        { "{\"a\":}", 400 },
        { "{a:1}", 400 },
        { "{'a':1}", 400 },
        { "{" + Good + ",}", 400 },
        { "{" + Good + "} // no", 400 },
        { "/* no */ {" + Good + "}", 400 },
        { "\uFEFF{" + Good + "}", 400 },
        { "{" + Good + ",\"reason\":\"a\nb\"}", 400 },
        { "{" + Good + ",\"reason\":\"\\x\"}", 400 },
        { "{" + Good + ",\"reason\":\"\\u12\"}", 400 },
        { "{" + Good + ",\"reason\":NaN}", 400 },
        { "{" + Good + ",\"reason\":undefined}", 400 },
        { "{" + Good + "," + Good + "}", 400 },
        { "{" + Good + ",\"amount\":\"1\"}", 400 },
        { "{" + Good + ",\"\\u0061mount\":\"1\"}", 400 },
        { "{\"credit_type\":\"emails\",\"amount\":true}", 400 },
        { "{\"credit_type\":\"emails\",\"amount\":{}}", 400 },
        { "{\"credit_type\":\"emails\",\"amount\":[1]}", 400 },
        { "{\"credit_type\":\"emails\",\"amount\":01}", 400 },
        { "{\"credit_type\":\"emails\",\"amount\":1.}", 400 },
        { "{\"credit_type\":\"emails\",\"amount\":.5}", 400 },
        { "{\"credit_type\":\"emails\",\"amount\":+1}", 400 },
        { "{\"credit_type\":\"emails\",\"amount\":0x10}", 400 },
        { "{\"credit_type\":\"emails\",\"amount\":-}", 400 },
        { "{\"credit_type\":5,\"amount\":\"1\"}", 400 },
        { "{" + Good + ",\"reason\":5}", 400 },
        { "{" + Good + ",\"metadata\":\"x\"}", 400 },
        { "{" + Good + ",\"metadata\":[]}", 400 },
        { "{" + Good + ",\"metadata\":{\"a\":1}}", 400 },
        { "{" + Good + ",\"metadata\":{\"a\":null}}", 400 },
        { "{" + Good + ",\"metadata\":{\"a\":{\"b\":\"c\"}}}", 400 },
        { "{" + Good + ",\"metadata\":{\"a\":\"1\",\"\\u0061\":\"1\"}}", 400 },
        { "{" + Good + ",\"idempotency_key\":5}", 400 },
        { "{" + Good + ",\"idempotency_key\":\"\"}", 400 },
        { "{" + Good + ",\"idempotency_key\":\"" + new string('k', 256) + "\"}", 400 },
        { "{" + Good + ",\"x\":" + new string('[', 100) + new string(']', 100) + "}", 400 },
        { new string('[', 10_000), 400 },
        { "{" + Good + ",\"x\":1}", 422 },
        { "{" + Good + ",\"x\":{\"y\":[1,{}]}}", 422 },
        { "{" + Good + ",\"\":1}", 422 },
        { "{" + Good + ",\"\\ud800\":1}", 422 },
        { "{" + Good + ",\"Reason\":\"x\"}", 422 },
        { "{" + Good + ",\"reason\":\"" + new string('r', 501) + "\"}", 422 },
        { "{" + Good + ",\"reason\":\"a\\u0000b\"}", 422 },
        { "{" + Good + ",\"reason\":\"\\ud800\"}", 422 },
        { "{" + Good + ",\"reason\":\"\\udc00\\ud800\"}", 422 },
        { "{" + Good + ",\"idempotency_key\":\"a\\u0000\"}", 422 },
        { "{" + Good + ",\"metadata\":{\"\":\"1\"}}", 422 },
        { "{" + Good + ",\"metadata\":{\"a\\u0000\":\"1\"}}", 422 },
        { "{" + Good + ",\"metadata\":{\"a\":\"\\udfff\"}}", 422 },
        { "{" + Good + ",\"metadata\":{\"" + new string('k', 41) + "\":\"1\"}}", 422 },
        { "{" + Good + ",\"metadata\":{\"a\":\"" + new string('v', 501) + "\"}}", 422 },
        { "{" + Good + ",\"metadata\":{" + string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"k{i}\":\"\"")) + "}}", 422 },
        { "{\"credit_type\":\"" + new string('e', 65) + "\",\"amount\":\"1\"}", 422 },
        { "{" + Good + ",\"effective_at\":\"now\"}", 422 },
        { "{" + Good + ",\"effective_at\":\"2026-03-01T00:00:00\"}", 422 },
        { "{" + Good + ",\"effective_at\":5}", 400 },
        { "{" + Good + ",\"priority\":\"5\"}", 400 },
        { "{" + Good + ",\"priority\":99999999999}", 422 },
        { "{\"credit_type\":\"emails\"}", 422 },
        { "{\"credit_type\":\"emails\",\"amount\":null}", 422 },
        { "{}", 422 },
        { "{\"amount\":\"1\",\"pad\":\"" + new string('x', 256 * 1024) + "\"}", 413 },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_body_is_refused_and_changes_nothing(string body, int status)
    {
        var account = await fixture.OpenAccount();

        var answer = await Admin.Post($"/v1/accounts/{account}/grants", body);

        Assert.True(status == answer.Status, $"{answer.Status}: {answer.Text}");
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Equal(status == 413 ? "payload_too_large" : "invalid_request", answer.Code);
        Assert.Equal("1", (await Admin.Get($"/v1/accounts/{account}"))["seq"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonp")]
    public async Task Another_content_type_is_400(string? contentType)
    {
        var account = await fixture.OpenAccount();

        var answer = await SendAs(account, contentType);

        Assert.Equal((400, "invalid_request"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("Application/JSON; charset=\"utf-8\"")]
    public async Task Json_is_json_however_it_is_spelt(string contentType) =>
        Assert.Equal(201, (await SendAs(await fixture.OpenAccount(), contentType)).Status);

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_400()
    {
        var account = await fixture.OpenAccount();
        byte[] bytes = [.. "{\"credit_type\":\"emails\",\"amount\":\"1\",\"reason\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        using var content = new ByteArrayContent(bytes);
        content.Headers.Add("Content-Type", "application/json");

        Assert.Equal(400, (await Admin.SendContent(HttpMethod.Post, $"/v1/accounts/{account}/grants", content)).Status);
    }

    [Theory]
    [InlineData(256 * 1024 + 1)]
    [InlineData(5 * 1024 * 1024)]
    public async Task A_body_of_unknown_length_is_cut_off_at_the_limit(int length)
    {
        var account = await fixture.OpenAccount();
        using var content = new StreamContent(new Unseekable(Encoding.UTF8.GetBytes(new string(' ', length))));
        content.Headers.Add("Content-Type", "application/json");

        var answer = await Admin.SendContent(HttpMethod.Post, $"/v1/accounts/{account}/grants", content);

        Assert.Equal((413, "payload_too_large"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(20)]
    public async Task A_batch_has_at_most_4_megabytes(int megabytes)
    {
        var answer = await Admin.Post(
            "/v1/usage:batch", $"{{\"items\":[],\"pad\":\"{new string('x', megabytes * 1024 * 1024)}\"}}");

        Assert.Equal((413, "payload_too_large"), (answer.Status, answer.Code));
    }

    private async Task<ApiAnswer> SendAs(string account, string? contentType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{" + Good + "}"));
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await Admin.SendContent(HttpMethod.Post, $"/v1/accounts/{account}/grants", content);
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
