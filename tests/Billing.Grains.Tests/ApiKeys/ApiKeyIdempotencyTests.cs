using Billing.Domain.Accounts;
using Billing.Grains.Tests.Catalog;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.ApiKeys;

public sealed class ApiKeyIdempotencyTests(AdminDatabaseFixture database)
    : IClassFixture<AdminDatabaseFixture>, IAsyncLifetime
{
    private readonly AdminProcess _process = AdminProcess.Make(database.ConnectionString);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _process.DisposeAsync();

    [Fact(DisplayName = "B3: the replay of a key's creation never shows the secret again")]
    public async Task The_replay_never_shows_the_secret()
    {
        var key = FreshKey();
        var made = await _process.ApiKeys.Create(AdminKey("server", key));
        await _process.ApiKeys.Revoke(made.ApiKey!.Id);

        var again = await _process.ApiKeys.Create(AdminKey("server", key));

        Assert.NotNull(made.Secret);
        Assert.Equal(made with { Secret = null, Replayed = true }, again);
    }

    [Fact(DisplayName = "B3: the same key with another request is refused and names the field")]
    public async Task The_same_key_with_another_request_names_the_field()
    {
        var (key, account) = (FreshKey(), await database.OpenAccount());
        await _process.ApiKeys.Create(AccountKey(account, "server", key));

        var kind = await _process.ApiKeys.Create(AdminKey("server", key));
        var other = await _process.ApiKeys.Create(AccountKey("other", "server", key));
        var name = await _process.ApiKeys.Create(AccountKey(account, null, key));

        Assert.All([kind, other, name], reply => Assert.Equal(RefusalCodes.IdempotencyKeyReused, reply.Error?.Code));
        Assert.Equal(["kind", "account", "name"], new[] { kind, other, name }.Select(reply => reply.Error!.Field));
        Assert.All([kind, other, name], reply => Assert.Null(reply.Secret));
    }

    [Fact(DisplayName = "B4: calls with one key at one time make one API key")]
    public async Task Calls_with_one_key_at_one_time_make_one()
    {
        await using var other = AdminProcess.Make(database.ConnectionString);
        var key = FreshKey();

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(
            i => (i % 2 == 0 ? _process : other).ApiKeys.Create(AdminKey("racer", key))));

        Assert.All(replies, reply => Assert.Null(reply.Error));
        Assert.Single(replies.Select(reply => reply.ApiKey).Distinct());
        Assert.Single(replies, reply => reply.Secret is not null);
        Assert.Equal(1, await database.Scalar<long>("select count(*) from api_keys where name = 'racer'"));
    }

    [Fact(DisplayName = "B5: a refusal is not kept under the key")]
    public async Task A_refusal_is_not_kept()
    {
        var key = FreshKey();
        var refused = await _process.ApiKeys.Create(AccountKey("account-not-yet", null, key));
        var account = await database.OpenAccount();
        await database.Execute("update accounts set id = 'account-not-yet' where id = $1", account);

        var accepted = await _process.ApiKeys.Create(AccountKey("account-not-yet", null, key));

        Assert.Equal(RefusalCodes.AccountNotFound, refused.Error?.Code);
        Assert.True(accepted is { Error: null, Replayed: false, Secret: not null });
    }
}
