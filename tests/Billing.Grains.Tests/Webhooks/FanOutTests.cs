using Billing.Grains.Webhooks;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>Messages are handed on whatever one of them is like.</summary>
public sealed class FanOutTests : IAsyncLifetime
{
    private const string OfBad = "account_no = (select account_no from accounts where id = 'bad')";

    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.Start();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Theory(DisplayName = "I2: a message that cannot be handed on is set aside, and all others go out")]
    [InlineData("update outbox set payload = '{'", "")]
    [InlineData(
        "insert into webhook_deliveries (endpoint_no, account_no, seq, n, id, account_id, type, payload, created_at, status) "
        + "select (select no from webhook_endpoints), account_no, seq, n, 'msg_0', 'bad', type, payload, now(), 'failed' from outbox",
        "23505")]
    public async Task A_message_that_cannot_be_handed_on_is_set_aside(string broken, string reason)
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var (bad, good) = (await stage.Account("bad"), await stage.Account("good"));
        await stage.Endpoint(_receiver, "credit.deducted");
        Assert.Null((await WebhookStage.Use(bad)).Error);
        Assert.Equal(1L, await stage.Scalar<long>($"with t as ({broken} where {OfBad} returning 1) select count(*) from t"));
        Assert.Null((await WebhookStage.Use(bad)).Error);
        Assert.Null((await WebhookStage.Use(good)).Error);
        await stage.Round();
        Assert.Equal(["bad", "good"], _receiver.All.Select(one => one.Account).Order());
        Assert.Equal(0L, await stage.Scalar<long>("select count(*) from outbox"));
        var kept = await stage.Scalar<string>($"select string_agg(type || ' ' || reason, ', ') from webhook_misfits where {OfBad}");
        Assert.StartsWith($"credit.deducted {reason}", kept, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "I1: no two messages of an account have one id, whatever their numbers")]
    public async Task No_two_messages_have_one_id()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("bad");
        await stage.Endpoint(_receiver, "credit.deducted");
        Assert.Null((await WebhookStage.Use(account)).Error);
        const string Copies = "insert into outbox (account_no, seq, n, type, payload) select account_no, s, m, type, payload "
            + "from outbox, (values (100, 256), (101, 0), (101, 32767), (228, 0)) as other (s, m) returning 1";
        Assert.Equal(4L, await stage.Scalar<long>($"with t as ({Copies}) select count(*) from t"));
        await stage.Round();
        Assert.Equal(5, _receiver.All.Select(one => one.Id).Distinct().Count());
    }

    [Fact]
    public void A_batch_is_bounded_by_what_all_its_endpoints_get()
    {
        var text = new string('x', FanOutBatch.MostCharacters / 4);
        var messages = Enumerable.Range(1, 6)
            .Select(seq => new OutboxRow(new OutboxPlace(1, seq, 0), "acme", "credit.added", text, default)).ToList();
        var (all, none) = (EventFilter.Everything, EventFilter.Of(["period.closed"]));
        Assert.Equal(6, FanOutBatch.Fitting(messages, []).Count);
        Assert.Equal(4, FanOutBatch.Fitting(messages, [(1, all), (2, none)]).Count);
        Assert.Equal(2, FanOutBatch.Fitting(messages, [(1, all), (2, all)]).Count);
        Assert.Single(FanOutBatch.Fitting(messages, [.. Enumerable.Range(1, 9).Select(no => ((long)no, all))]));
        Assert.Empty(FanOutBatch.Fitting([], [(1, all)]));
    }
}
