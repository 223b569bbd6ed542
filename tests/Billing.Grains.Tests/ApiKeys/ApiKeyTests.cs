using Billing.Contracts;
using Billing.Contracts.ApiKeys;
using Billing.Domain.Accounts;
using Billing.Grains.Tests.Catalog;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.ApiKeys;

public sealed class ApiKeyTests(AdminDatabaseFixture database) : IClassFixture<AdminDatabaseFixture>, IAsyncLifetime
{
    private readonly AdminProcess _process = AdminProcess.Make(database.ConnectionString);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _process.DisposeAsync();

    [Fact]
    public async Task An_accounts_key_reaches_its_account()
    {
        var account = await database.OpenAccount();

        var made = await _process.ApiKeys.Create(AccountKey(account, "server"));

        Assert.Null(made.Error);
        Assert.True(ApiKeyText.IsWellFormed(made.Secret));
        var key = made.ApiKey!;
        Assert.Matches("^ak_[0-9A-Za-z]{22}$", key.Id);
        Assert.Equal(
            new ApiKeyView(key.Id, "account", account, "server", made.Secret![^4..], key.CreatedAt, null), key);
        var identity = await _process.ApiKeys.Authenticate(ApiKeyText.Sha256(made.Secret));
        Assert.Equal(new ApiKeyIdentityReply(null, true, key.Id, account), identity);
        Assert.Equal(new ApiKeyReply(null, key, null, false), await _process.ApiKeys.Find(key.Id));
    }

    [Fact]
    public async Task An_administrators_key_has_no_account()
    {
        var made = await _process.ApiKeys.Create(AdminKey());

        var identity = await _process.ApiKeys.Authenticate(ApiKeyText.Sha256(made.Secret!));

        Assert.Equal(new ApiKeyIdentityReply(null, true, made.ApiKey!.Id, null), identity);
        Assert.Equal("admin", made.ApiKey.Kind);
    }

    [Fact]
    public async Task A_key_that_nobody_made_is_unknown()
    {
        var unknown = new ApiKeyIdentityReply(null, false, null, null);

        Assert.Equal(unknown, await _process.ApiKeys.Authenticate(ApiKeyText.Sha256("a key that nobody ever made")));
        Assert.Equal(unknown, await _process.ApiKeys.Authenticate([1, 2, 3]));
        Assert.Equal(unknown, await _process.ApiKeys.Authenticate(default));
        Assert.Equal(ErrorCodes.ApiKeyNotFound, (await _process.ApiKeys.Find("ak_nobody")).Error?.Code);
        Assert.Equal(ErrorCodes.ApiKeyNotFound, (await _process.ApiKeys.Find("ak_\0")).Error?.Code);
        Assert.Equal(ErrorCodes.ApiKeyNotFound, (await _process.ApiKeys.Revoke("ak_nobody")).Error?.Code);
    }

    [Fact]
    public async Task A_revoked_key_is_unknown_and_stays_so()
    {
        var made = await _process.ApiKeys.Create(AdminKey());

        var revoked = await _process.ApiKeys.Revoke(made.ApiKey!.Id);
        var again = await _process.ApiKeys.Revoke(made.ApiKey.Id);

        Assert.NotNull(revoked.ApiKey!.RevokedAt);
        Assert.Equal(made.ApiKey with { RevokedAt = revoked.ApiKey.RevokedAt }, revoked.ApiKey);
        Assert.Equal(revoked, again);
        Assert.False((await _process.ApiKeys.Authenticate(ApiKeyText.Sha256(made.Secret!))).Known);
        Assert.Equal(revoked.ApiKey, (await _process.ApiKeys.Find(made.ApiKey.Id)).ApiKey);
    }

    [Fact]
    public async Task What_is_not_allowed_names_its_field()
    {
        var account = await database.OpenAccount();
        var requests = new (string Field, ApiKeyRequest Request)[]
        {
            ("kind", new ApiKeyRequest(Key(), "root", null, null)),
            ("kind", new ApiKeyRequest(Key(), "Admin", null, null)),
            ("account", new ApiKeyRequest(Key(), "admin", account, null)),
            ("account", new ApiKeyRequest(Key(), "account", null, null)),
            ("account", AccountKey("")),
            ("account", AccountKey("a\0b")),
            ("account", AccountKey(new string('a', 300))),
            ("name", AdminKey("")),
            ("name", AdminKey(new string('n', 101))),
            ("name", AdminKey("a\0b")),
        };

        foreach (var (field, request) in requests)
        {
            var reply = await _process.ApiKeys.Create(request);
            Assert.Equal((RefusalCodes.InvalidRequest, field), (reply.Error?.Code, reply.Error?.Field));
            Assert.Null(reply.Secret);
        }
    }

    [Fact]
    public async Task An_account_that_was_never_opened_gets_no_key()
    {
        await database.Execute("insert into accounts (id) values ('only-registered')");

        foreach (var account in new[] { "only-registered", "nobody" })
        {
            var reply = await _process.ApiKeys.Create(AccountKey(account));
            Assert.Equal((RefusalCodes.AccountNotFound, "account"), (reply.Error?.Code, reply.Error?.Field));
        }
    }

    [Fact]
    public async Task A_list_is_newest_first_and_goes_on_where_the_page_before_ended()
    {
        await using var own = await OwnDatabase.Create();
        foreach (var name in new[] { "1", "2", "3", "4", "5" })
            await own.Process.ApiKeys.Create(AdminKey(name));

        var first = await own.Process.ApiKeys.List(null, 2);
        await own.Process.ApiKeys.Create(AdminKey("6"));
        var second = await own.Process.ApiKeys.List(first.ApiKeys[^1].Id, 2);
        var third = await own.Process.ApiKeys.List(second.ApiKeys[^1].Id, 2);

        Assert.Equal(["5", "4"], first.ApiKeys.Select(key => key.Name));
        Assert.Equal(["3", "2"], second.ApiKeys.Select(key => key.Name));
        Assert.Equal(["1"], third.ApiKeys.Select(key => key.Name));
        Assert.Equal((true, true, false), (first.HasMore, second.HasMore, third.HasMore));
        Assert.Equal("cursor", (await own.Process.ApiKeys.List("ak_nobody", 2)).Error?.Field);
        Assert.Equal("cursor", (await own.Process.ApiKeys.List("?", 2)).Error?.Field);
    }
}
