using System.Security.Cryptography;
using System.Text;
using Billing.Contracts.ApiKeys;
using Billing.Grains.ApiKeys;
using Billing.Grains.Tests.Catalog;
using Billing.Testing;
using Microsoft.Extensions.Options;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.ApiKeys;

public sealed class SecretTests(AdminDatabaseFixture database) : IClassFixture<AdminDatabaseFixture>
{
    private const string Chosen = "an operator's own administrator key";
    private const string Pepper = "a pepper that the operator chose";

    [Fact]
    public async Task A_secret_is_in_no_table_no_log_and_no_text_of_a_record()
    {
        await using var own = await OwnDatabase.Create();
        var database = own.Database;
        await using var process = AdminProcess.Make(
            database.ConnectionString, ("BILLING_ADMIN_KEY", Chosen), ("BILLING_KEY_PEPPER", Pepper));
        var made = await process.ApiKeys.Create(AdminKey("server", FreshKey()));
        var secret = made.Secret!;
        await process.ApiKeys.Authenticate(ApiKeyText.Sha256(secret));
        await process.ApiKeys.Authenticate(ApiKeyText.Sha256(Chosen));
        await process.ApiKeys.Revoke(made.ApiKey!.Id);
        var tables = await database.Scalar<string>(
            """
            select (select string_agg(k::text, ' ') from api_keys k)
              || (select string_agg(r::text, ' ') from admin_requests r)
            """);
        await database.GoAway();
        await process.ApiKeys.Create(AdminKey("server", FreshKey()));

        Assert.Contains("server", tables, StringComparison.Ordinal);
        Assert.Contains(made.ApiKey.Id, process.Logs.AllText, StringComparison.Ordinal);
        foreach (var place in new[] { tables, process.Logs.AllText, made.ToString() })
        {
            foreach (var hidden in new[] { secret, secret[8..^7], Chosen, Pepper })
                Assert.DoesNotContain(hidden, place, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_stored_hash_is_an_HMAC_under_the_databases_pepper()
    {
        await using var process = AdminProcess.Make(database.ConnectionString);
        var made = await process.ApiKeys.Create(AdminKey());

        var pepper = await database.Scalar<byte[]>("select value from deployment_secrets where name = 'key_pepper'");
        var stored = await database.Scalar<byte[]>("select secret_hash from api_keys where id = $1", made.ApiKey!.Id);

        Assert.True(pepper.Length >= 32);
        var sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(made.Secret!));
        Assert.Equal(HMACSHA256.HashData(pepper, sha256), stored);
    }

    [Fact]
    public async Task Two_deployments_have_different_peppers()
    {
        Assert.NotEqual(await PepperOfNewDatabase(), await PepperOfNewDatabase());
    }

    [Fact]
    public async Task A_key_is_known_only_under_the_pepper_that_it_was_made_under()
    {
        await using var plain = AdminProcess.Make(database.ConnectionString);
        await using var peppered = AdminProcess.Make(database.ConnectionString, ("BILLING_KEY_PEPPER", Pepper));
        await using var same = AdminProcess.Make(database.ConnectionString, ("BILLING_KEY_PEPPER", Pepper));
        var made = await peppered.ApiKeys.Create(AdminKey());
        var hash = ApiKeyText.Sha256(made.Secret!);

        Assert.True((await same.ApiKeys.Authenticate(hash)).Known);
        Assert.False((await plain.ApiKeys.Authenticate(hash)).Known);
    }

    [Theory]
    [InlineData("BILLING_ADMIN_KEY")]
    [InlineData("BILLING_KEY_PEPPER")]
    public async Task A_short_secret_is_an_error_at_the_start_that_does_not_print_it(string setting)
    {
        const string Short = "twenty-three characters";

        var error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => AdminProcess.Start(database.ConnectionString, (setting, Short)));

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Short, error.ToString(), StringComparison.Ordinal);
    }

    // Not the tests' usual database: those are copies of one, pepper included.
    private static async Task<byte[]> PepperOfNewDatabase()
    {
        var connectionString = await TestDatabase.CreateEmptyAsync();
        await TestDatabase.MigrateAsync(connectionString);
        return await Postgres.Scalar<byte[]>(
            connectionString, "select value from deployment_secrets where name = 'key_pepper'");
    }
}
