namespace Billing.Api.Tests.Auth;

/// <summary>Making, seeing and revoking API keys.</summary>
[Collection(ApiTests.Name)]
public sealed class ApiKeysTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact(DisplayName = "B3: a new key is shown once; its replay has everything but the secret")]
    public async Task A_new_key_is_shown_once()
    {
        var account = await fixture.OpenAccount();
        var body = new { kind = "account", account, name = "server" };

        var made = await Admin.Post("/v1/api-keys", body, "make-" + account);
        var replay = await Admin.Post("/v1/api-keys", body, "make-" + account);
        var read = await Admin.Get($"/v1/api-keys/{made["id"]}");

        Assert.Equal(201, made.Status);
        Assert.StartsWith("ak_", made["id"], StringComparison.Ordinal);
        Assert.StartsWith("bk_live_", made["key"], StringComparison.Ordinal);
        Assert.Equal("no-store", made.Headers["Cache-Control"].Single());
        Assert.Equal((201, true), (replay.Status, replay.Replayed));
        Assert.Equal(made["id"], replay["id"]);
        Assert.Null(replay["key"]);
        Assert.Equal(200, read.Status);
        Assert.Equal("id kind account name last_four created_at revoked_at", read.FieldNames());
        Assert.Equal(made["key"]![^4..], read["last_four"]);
    }

    [Fact]
    public async Task A_revoked_key_stops_working_and_stays_in_the_list()
    {
        var account = await fixture.OpenAccount();
        var made = await Admin.Post("/v1/api-keys", new { kind = "account", account });
        var client = fixture.Api.As(made["key"]!);
        Assert.Equal(200, (await client.Get($"/v1/accounts/{account}")).Status);

        var revoked = await Admin.Delete($"/v1/api-keys/{made["id"]}");
        var again = await Admin.Delete($"/v1/api-keys/{made["id"]}");

        Assert.Equal(200, revoked.Status);
        Assert.NotNull(revoked["revoked_at"]);
        Assert.Equal(revoked.Text, again.Text);
        Assert.Equal(401, (await client.Get($"/v1/accounts/{account}")).Status);
        var list = await Admin.Get("/v1/api-keys?limit=100");
        Assert.Contains(made["id"]!, list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_for_an_account_that_is_not_there_is_not_made()
    {
        var answer = await Admin.Post("/v1/api-keys", new { kind = "account", account = ApiFixture.NewName("nobody") });

        Assert.Equal((404, "account_not_found"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task An_unknown_key_is_not_found()
    {
        var answer = await Admin.Get("/v1/api-keys/ak_nothing");

        Assert.Equal((404, "api_key_not_found"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Keys_are_listed_in_pages_newest_first()
    {
        var account = await fixture.OpenAccount();
        var made = new List<string>();
        for (var i = 0; i < 3; i++)
            made.Add((await Admin.Post("/v1/api-keys", new { kind = "account", account }))["id"]!);

        var first = await Admin.Get("/v1/api-keys?limit=2");
        var second = await Admin.Get($"/v1/api-keys?limit=2&cursor={first["next_cursor"]}");

        Assert.Equal((made[2], made[1]), (first["data.0.id"], first["data.1.id"]));
        Assert.Equal("True", first["has_more"]);
        Assert.Equal(made[0], second["data.0.id"]);
    }

    [Fact]
    public async Task An_administrators_key_reaches_everything()
    {
        var made = await Admin.Post("/v1/api-keys", new { kind = "admin", name = "second" });

        Assert.Equal(200, (await fixture.Api.As(made["key"]!).Get("/v1/api-keys")).Status);
    }
}
