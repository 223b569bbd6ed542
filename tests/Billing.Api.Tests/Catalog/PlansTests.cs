namespace Billing.Api.Tests.Catalog;

[Collection(ApiTests.Name)]
public sealed class PlansTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact]
    public async Task A_plan_has_the_printed_shape()
    {
        var slug = ApiFixture.NewName("plan");

        var made = await Admin.Post("/v1/plans", $$"""
            {
              "slug": "{{slug}}", "name": "MailKit Plan", "tier": 1, "public": true,
              "price": { "amount_minor": 1900, "currency": "usd", "interval": "month" }, "stripe_price_id": "price_1",
              "credits": [{ "credit_type": "emails", "amount": 5000, "expires": "days:30", "low_balance_percent": 20,
                            "rollover": { "percent": 25, "max_count": 1, "window": "days:30" } }],
              "meters": [{ "meter": "email_sent", "included": "0", "limit": null, "limit_mode": "none",
                           "cost": { "credit_type": "emails", "amount": "1" }, "overage": "block" }],
              "features": ["5,000 emails a month"]
            }
            """);

        Assert.True(made.Status == 201, made.Text);
        Assert.Equal(
            "slug name tier public price stripe_price_id periods credits meters features archived version created_at",
            made.FieldNames());
        Assert.Equal("amount_minor currency interval", made.FieldNamesAt("price"));
        Assert.Equal(
            "credit_type amount expires priority low_balance_percent rollover", made.FieldNamesAt("credits.0"));
        Assert.Equal("percent max_count window cap", made.FieldNamesAt("credits.0.rollover"));
        Assert.Equal("meter included limit limit_mode cost overage overage_cap", made.FieldNamesAt("meters.0"));
        Assert.Equal(("5000", "1"), (made["credits.0.amount"], made["meters.0.cost.amount"]));
        Assert.Equal("0", made["meters.0.included"]);
        Assert.Equal(("anchored", "False", "1"), (made["periods"], made["archived"], made["version"]));
        Assert.Equal("5,000 emails a month", made["features.0"]);
        Assert.Equal(made.Text, (await Admin.Get($"/v1/plans/{slug}")).Text);
    }

    [Fact]
    public async Task A_plan_is_made_once_and_changed_by_versions()
    {
        var slug = ApiFixture.NewName("plan");

        var made = await Admin.Post("/v1/plans", new { slug }, "plan-key-" + slug);
        var replayed = await Admin.Post("/v1/plans", new { slug }, "plan-key-" + slug);
        var same = await Admin.Post("/v1/plans", new { slug, name = slug, tier = 0 });
        var changed = await Admin.Post("/v1/plans", new { slug, name = "Pro" });
        var patched = await Admin.Patch($"/v1/plans/{slug}", new { tier = 2, name = (string?)null, features = (List<string>)["a"] });
        var archived = await Admin.Post($"/v1/plans/{slug}/archive");
        var back = await Admin.Post($"/v1/plans/{slug}/unarchive", new { });

        Assert.Equal((201, false), (made.Status, made.Replayed));
        Assert.Equal((201, true, made.Text), (replayed.Status, replayed.Replayed, replayed.Text));
        Assert.Equal((200, made.Text), (same.Status, same.Text));
        Assert.Equal((200, "Pro", "2"), (changed.Status, changed["name"], changed["version"]));
        Assert.Equal((200, "Pro", "2", "3"), (patched.Status, patched["name"], patched["tier"], patched["version"]));
        Assert.Equal("a", patched["features.0"]);
        Assert.Equal((200, "True", "3"), (archived.Status, archived["archived"], archived["version"]));
        Assert.Equal((200, "False"), (back.Status, back["archived"]));
    }

    [Fact]
    public async Task A_package_has_the_printed_shape_and_changes_by_versions()
    {
        var id = ApiFixture.NewName("credits");
        var body = new
        {
            id,
            price = new { amount_minor = 10000, currency = "usd" },
            credit_type = "usd",
            amount = "100",
            bonus = "5",
            expires = "never",
        };

        var made = await Admin.Post("/v1/packages", body);
        var same = await Admin.Post("/v1/packages", body);
        var patched = await Admin.Patch($"/v1/packages/{id}", new { bonus = "0" });
        var archived = await Admin.Post($"/v1/packages/{id}/archive");

        Assert.True(made.Status == 201, made.Text);
        Assert.Equal(
            "id name price credit_type amount bonus expires stripe_price_id archived version created_at",
            made.FieldNames());
        Assert.Equal("amount_minor currency", made.FieldNamesAt("price"));
        Assert.Equal(("100", "5", "never"), (made["amount"], made["bonus"], made["expires"]));
        Assert.Equal((200, made.Text), (same.Status, same.Text));
        Assert.Equal((200, null, "2"), (patched.Status, patched["bonus"], patched["version"]));
        Assert.Equal((200, "True"), (archived.Status, archived["archived"]));
        Assert.Equal("False", (await Admin.Post($"/v1/packages/{id}/unarchive"))["archived"]);
        Assert.Equal("2", (await Admin.Get($"/v1/packages/{id}"))["version"]);
    }

    [Fact]
    public async Task Settings_are_replaced_as_a_whole()
    {
        var slug = ApiFixture.NewName("plan");
        await Admin.Post("/v1/plans", new { slug });

        var put = await Admin.Send(
            HttpMethod.Put,
            "/v1/catalog/settings",
            new { default_plan = slug, compat = new { sends_meter = "email_sent", money_credit_type = "usd" } });
        var read = await Admin.Get("/v1/catalog/settings");
        var refused = await Admin.Post($"/v1/plans/{slug}/archive");
        var wrong = await Admin.Send(HttpMethod.Put, "/v1/catalog/settings", new { default_plan = "nothing" });
        var cleared = await Admin.Send(HttpMethod.Put, "/v1/catalog/settings", new { });

        Assert.True(put.Status == 200, put.Text);
        Assert.Equal("default_plan compat", put.FieldNames());
        Assert.Equal("sends_meter money_credit_type credits_type", put.FieldNamesAt("compat"));
        Assert.Equal((slug, "email_sent"), (put["default_plan"], put["compat.sends_meter"]));
        Assert.Null(put["compat.credits_type"]);
        Assert.Equal(put.Text, read.Text);
        Assert.Equal((422, "slug"), (refused.Status, refused["field"]));
        Assert.Equal((422, "invalid_request", "default_plan"), (wrong.Status, wrong.Code, wrong["field"]));
        Assert.Equal((200, null, null), (cleared.Status, cleared["default_plan"], cleared["compat.sends_meter"]));
    }
}
