using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Domain.Accounts;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class CatalogIdempotencyTests(AdminDatabaseFixture database)
    : IClassFixture<AdminDatabaseFixture>, IAsyncLifetime
{
    private readonly AdminProcess _process = AdminProcess.Make(database.ConnectionString);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _process.DisposeAsync();

    [Fact(DisplayName = "B2: the same key and content get the original answer, whatever happened since")]
    public async Task The_same_key_gets_the_original_answer()
    {
        var (code, key) = (FreshCode("emails"), FreshKey());
        var first = await _process.CreditTypes.Put(CreditType(code, "email", 2, key: key));
        await _process.CreditTypes.Put(CreditType(code, "message", 2));
        await using var other = AdminProcess.Make(database.ConnectionString);

        var again = await other.CreditTypes.Put(CreditType(code, "email", 2, key: key));

        Assert.Equal(first with { Replayed = true }, again);
        Assert.True(again.Created);
        Assert.Equal("message", (await other.CreditTypes.Get(code)).CreditType!.Unit);
    }

    [Fact(DisplayName = "B2: a meter's original answer comes back too")]
    public async Task A_meters_original_answer_comes_back()
    {
        var (usd, code, key) = (FreshCode("usd"), FreshCode("tokens"), FreshKey());
        await _process.CreditTypes.Put(CreditType(usd, "dollar", 2));
        var first = await _process.Meters.Put(Meter(code, "event", 1, usd, "0.50", key));

        // B8: another spelling of the same number.
        var again = await _process.Meters.Put(Meter(code, "event", 1, usd, "0.5", key));

        Assert.Equal(first with { Replayed = true }, again);
        Assert.Equal(new Amount(50, 2), again.Meter!.CostAmount);
    }

    [Fact(DisplayName = "B3: the same key with another request is refused and names the field")]
    public async Task The_same_key_with_another_request_names_the_field()
    {
        var (usd, emails, tokens) = (FreshCode("usd"), FreshCode("emails"), FreshCode("tokens"));
        var (typeKey, meterKey) = (FreshKey(), FreshKey());
        await _process.CreditTypes.Put(CreditType(usd, "dollar", 2));
        await _process.CreditTypes.Put(CreditType(emails, "email", 2, key: typeKey));
        await _process.Meters.Put(Meter(tokens, null, 0, usd, "1", meterKey));

        var types = new (string Field, CreditTypeRequest Request)[]
        {
            ("code", CreditType(FreshCode("emails"), "email", 2, key: typeKey)),
            ("unit", CreditType(emails, null, 2, key: typeKey)),
            ("precision", CreditType(emails, "email", 1, key: typeKey)),
            ("default_expiry", CreditType(emails, "email", 2, "days:1", key: typeKey)),
            ("burn_order", CreditType(emails, "email", 2, null, "expiry_first", typeKey)),
        };
        var meters = new (string Field, MeterRequest Request)[]
        {
            ("stripe_event_name", Meter(tokens, "event", 0, usd, "1", meterKey)),
            ("cost.credit_type", Meter(tokens, null, 0, emails, "1", meterKey)),
            ("cost.credit_type", Meter(tokens, key: meterKey)),
            ("cost.amount", Meter(tokens, null, 0, usd, "2", meterKey)),
        };

        foreach (var (field, request) in types)
            AssertReused(field, (await _process.CreditTypes.Put(request)).Error);
        foreach (var (field, request) in meters)
            AssertReused(field, (await _process.Meters.Put(request)).Error);
    }

    [Fact(DisplayName = "B1: a key belongs to its operation")]
    public async Task A_key_belongs_to_its_operation()
    {
        var key = FreshKey();

        var type = await _process.CreditTypes.Put(CreditType(FreshCode("emails"), key: key));
        var meter = await _process.Meters.Put(Meter(FreshCode("sent"), key: key));

        Assert.True(type.Created && meter.Created);
        Assert.False(type.Replayed || meter.Replayed);
    }

    [Fact(DisplayName = "B4: calls with one key at one time have one effect and one answer")]
    public async Task Calls_with_one_key_at_one_time_have_one_effect()
    {
        await using var other = AdminProcess.Make(database.ConnectionString);
        var (code, key) = (FreshCode("emails"), FreshKey());

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(
            i => (i % 2 == 0 ? _process : other).CreditTypes.Put(CreditType(code, "email", key: key))));

        Assert.All(replies, reply => Assert.Null(reply.Error));
        Assert.Single(replies, reply => !reply.Replayed);
        Assert.Single(replies.Select(reply => reply with { Replayed = false }).Distinct());
    }

    [Fact(DisplayName = "B5: a refusal is not kept under the key")]
    public async Task A_refusal_is_not_kept()
    {
        var (usd, code, key) = (FreshCode("usd"), FreshCode("tokens"), FreshKey());

        var refused = await _process.Meters.Put(Meter(code, null, 0, usd, "1", key));
        await _process.CreditTypes.Put(CreditType(usd));
        var accepted = await _process.Meters.Put(Meter(code, null, 0, usd, "1", key));

        Assert.Equal(ErrorCodes.CreditTypeNotFound, refused.Error?.Code);
        Assert.True(accepted is { Error: null, Created: true, Replayed: false });
    }

    [Fact(DisplayName = "B1: without a key nothing is kept; an empty or too long one is refused")]
    public async Task Without_a_key_nothing_is_kept()
    {
        var before = await database.Scalar<long>("select count(*) from admin_requests");

        await _process.CreditTypes.Put(CreditType(FreshCode("emails")));
        var empty = await _process.CreditTypes.Put(CreditType(FreshCode("emails"), key: ""));
        var tooLong = await _process.Meters.Put(Meter(FreshCode("sent"), key: new string('k', 256)));

        Assert.Equal(before, await database.Scalar<long>("select count(*) from admin_requests"));
        Assert.Equal("idempotency_key", empty.Error?.Field);
        Assert.Equal("idempotency_key", tooLong.Error?.Field);
    }

    private static void AssertReused(string field, ErrorReply? error) =>
        Assert.Equal((RefusalCodes.IdempotencyKeyReused, field), (error?.Code, error?.Field));
}
