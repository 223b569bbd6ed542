using Billing.Testing;

namespace Billing.Api.Tests.Support;

/// <summary>One service on one database for the tests that do no harm to either; each uses accounts of its own.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    private static int _names;

    public RunningApi Api { get; private set; } = null!;

    public ApiClient Admin => Api.Admin;

    /// <summary>A name that no other test uses.</summary>
    public static string NewName(string prefix = "acct") => $"{prefix}-{Interlocked.Increment(ref _names)}";

    public async Task InitializeAsync()
    {
        Api = await RunningApi.StartAsync(await TestDatabase.CreateEmptyAsync());
        await MakeCatalog(Admin);
    }

    public async Task DisposeAsync() => await Api.DisposeAsync();

    /// <summary>Opens an account, with so many e-mails if any.</summary>
    public Task<string> OpenAccount(string? emails = null) => OpenAccount(Admin, emails);

    public static async Task<string> OpenAccount(ApiClient admin, string? emails = null)
    {
        var account = NewName();
        Assert.Equal(201, (await admin.Post("/v1/accounts", new { id = account })).Status);
        if (emails is not null)
        {
            var granted = await admin.Post(
                $"/v1/accounts/{account}/grants", new { credit_type = "emails", amount = emails, expires = "never" });
            Assert.Equal(201, granted.Status);
        }
        return account;
    }

    /// <summary>A client with a key of this account.</summary>
    public async Task<ApiClient> ClientOf(string account)
    {
        var made = await Admin.Post("/v1/api-keys", new { kind = "account", account });
        Assert.Equal(201, made.Status);
        return Api.As(made["key"]!);
    }

    /// <summary>The credit types and meters that tests use: emails (whole), usd (cents), email_sent (1 email), views (counts).</summary>
    public static async Task MakeCatalog(ApiClient admin)
    {
        object[] types =
        [
            new { code = "emails", unit = "email", precision = 0, default_expiry = "days:30" },
            new { code = "usd", unit = "dollar", precision = 2 },
        ];
        foreach (var type in types)
            Assert.Equal(201, (await admin.Post("/v1/credit-types", type)).Status);
        object[] meters =
        [
            new { code = "email_sent", stripe_event_name = "email_sent", cost = new { credit_type = "emails", amount = "1" } },
            new { code = "views" },
        ];
        foreach (var meter in meters)
            Assert.Equal(201, (await admin.Post("/v1/meters", meter)).Status);
    }
}

/// <summary>The tests that share the one service.</summary>
[CollectionDefinition(Name)]
public sealed class ApiTests : ICollectionFixture<ApiFixture>
{
    public const string Name = "API";
}
