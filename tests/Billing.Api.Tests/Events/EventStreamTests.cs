using System.Globalization;
using System.Text.Json;
using Billing.Api.Events;
using Billing.Testing;

namespace Billing.Api.Tests.Events;

/// <summary>GET /v1/accounts/{id}/events.</summary>
[Collection(ApiTests.Name)]
public sealed class EventStreamTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact]
    public async Task A_reader_that_is_cut_off_at_random_sees_every_entry_once_and_in_order()
    {
        var account = await fixture.OpenAccount("1000");
        var writing = Task.Run(() => Debit(account, 150));
        var (chance, seen, cuts) = (new Random(7), new List<StreamEvent>(), 0);
        using var reader = Reader();
        var done = false;
        for (; !done; cuts++)
        {
            using var response = await reader.Open(account, "?after_seq=0");
            seen.AddRange(await reader.Read(response, one => done = one.Id == 152, chance.Next(1, 12_000)));
        }
        await writing;

        Assert.True(cuts > 5, $"only {cuts} cuts");
        Assert.Equal(Enumerable.Range(1, 152).Select(seq => (long)seq), seen.Select(one => one.Id));
        Assert.Equal(await Ledger(account), seen.Select(one => one.Data));
    }

    [Fact]
    public async Task Without_a_place_it_begins_with_what_comes_next()
    {
        var account = await fixture.OpenAccount("10");
        using var reader = Reader();
        using var response = await reader.Open(account);
        await Debit(account, 1);

        var seen = Assert.Single(await reader.Read(response, _ => true));

        Assert.Equal((3, "debit"), (seen.Id, seen.Type));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact(DisplayName = "A4: what time alone does is in the stream too")]
    public async Task What_a_test_clock_brings_about_is_told()
    {
        var clock = await Admin.Post("/v1/test-clocks", new { now = "2026-01-01T00:00:00Z" });
        var account = ApiFixture.NewName();
        await Admin.Post("/v1/accounts", new { id = account, test_clock = clock["id"] });
        await Admin.Post($"/v1/accounts/{account}/grants", new { credit_type = "emails", amount = "5", expires = "days:1" });
        using var reader = Reader();
        using var response = await reader.Open(account);
        var advanced = await Admin.Post($"/v1/test-clocks/{clock["id"]}/advance", new { to = "2026-01-03T00:00:00Z" });

        var seen = await reader.Read(response, one => one.Type == "expired");

        Assert.Equal(200, advanced.Status);
        Assert.Equal(seen.Select(one => one.Id).Order(), seen.Select(one => one.Id));
        Assert.Contains("\"amount\":\"-5\"", seen[^1].Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?after_seq=-1", null, 400)]
    [InlineData("?after_seq=soon", null, 400)]
    [InlineData("", "first", 400)]
    [InlineData("?after_seq=99", null, 409)]
    [InlineData("?after_seq=0", "99", 409)]
    public async Task A_place_that_is_none_is_refused_before_anything_is_sent(string query, string? lastId, int status)
    {
        var account = await fixture.OpenAccount("10");
        using var http = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/accounts/{account}/events{query}");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {RunningApi.AdminKey}");
        if (lastId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastId);

        using var response = await http.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task An_account_that_is_not_there_has_no_stream()
    {
        var answer = await Admin.Get("/v1/accounts/nobody-here/events");

        Assert.Equal((404, "account_not_found"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_key_has_no_more_streams_than_its_share_and_the_next_when_one_ends()
    {
        var account = await fixture.OpenAccount("10");
        var key = (await Admin.Post("/v1/api-keys", new { kind = "account", account }))["key"]!;
        using var reader = new EventReader(Address, key);
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < StreamLimits.MostOfKey; i++)
            open.Add(await reader.Open(account));

        using (var refused = await reader.Open(account))
            Assert.Equal((429, "5"), ((int)refused.StatusCode, refused.Headers.RetryAfter?.ToString()));
        open[0].Dispose();
        await Eventually.True(
            async () =>
            {
                using var again = await reader.Open(account);
                return again.IsSuccessStatusCode;
            },
            TimeSpan.FromSeconds(30));

        Assert.All(open, stream => Assert.Equal(200, (int)stream.StatusCode));
        open.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task A_stream_ends_when_its_key_is_revoked()
    {
        var account = await fixture.OpenAccount("10");
        var key = await Admin.Post("/v1/api-keys", new { kind = "account", account });
        using var reader = new EventReader(Address, key["key"]!);
        using var response = await reader.Open(account);

        await Admin.Delete($"/v1/api-keys/{key["id"]}");
        var seen = await reader.Read(response, _ => false);

        Assert.Empty(seen);
    }

    private Uri Address => new(fixture.Api.App.Urls.Single());

    private EventReader Reader() => new(Address, RunningApi.AdminKey);

    private async Task Debit(string account, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var answer = await Admin.Post($"/v1/accounts/{account}/usage", new { credit_type = "emails", amount = "1" });
            Assert.Equal(201, answer.Status);
        }
    }

    // As the list prints it, oldest first.
    private async Task<List<string>> Ledger(string account)
    {
        var (lines, cursor) = (new List<string>(), "");
        do
        {
            var page = await Admin.Get($"/v1/accounts/{account}/ledger?limit=100{cursor}");
            lines.AddRange(page.Json.GetProperty("data").EnumerateArray().Select(line => JsonSerializer.Serialize(line)));
            cursor = page["next_cursor"] is { } next
                ? string.Create(CultureInfo.InvariantCulture, $"&cursor={Uri.EscapeDataString(next)}")
                : null;
        }
        while (cursor is not null);
        lines.Reverse();
        return lines;
    }
}
