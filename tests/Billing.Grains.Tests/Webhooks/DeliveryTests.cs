using System.Globalization;
using Billing.Grains.Webhooks;
using Billing.Testing;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>Every message arrives, in order per account, however many silos there are.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.Start();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Fact(DisplayName = "I1: a debit is told once, signed, with the account's sequence; a refused one is not")]
    public async Task A_debit_is_told_once()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        var endpoint = await stage.Endpoint(_receiver, "credit.deducted");
        var debited = await WebhookStage.Use(account, "3");
        Assert.NotNull((await WebhookStage.Use(account, "5000")).Error);
        Assert.Equal(1L, await stage.Scalar<long>("select count(*) from outbox"));
        await stage.Round();
        await stage.Round();

        var received = Assert.Single(_receiver.All);
        Assert.Equal(("credit.deducted", "acme", debited.Entry!.Seq), (received.Type, received.Account, received.Sequence));
        var timestamp = stage.Clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal(timestamp.ToString(CultureInfo.InvariantCulture), received.Timestamp);
        Assert.Equal(
            WebhookSignature.Of([endpoint.Secret!], received.Id, timestamp, System.Text.Encoding.UTF8.GetBytes(received.Body)),
            received.Signature);
        var said = await stage.Last(endpoint.Endpoint!.Id);
        Assert.Equal(("delivered", 1, 200, received.Body), (said.Status, said.Attempts, said.LastStatus, said.Payload));
        Assert.Equal(0L, await stage.Scalar<long>("select (select count(*) from outbox) + (select count(*) from webhook_queues)"));
    }

    [Fact(DisplayName = "I1: without an endpoint nothing is written for debits, and notices do not pile up")]
    public async Task Without_an_endpoint_nothing_piles_up()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        Assert.Null((await WebhookStage.Use(account, "1")).Error);
        Assert.Equal(0L, await stage.Scalar<long>("select count(*) from outbox"));
        Assert.Null((await WebhookStage.Use(account, "999")).Error);
        Assert.Equal("credit.depleted", await stage.Scalar<string>("select type from outbox"));
        await stage.Round();
        Assert.Equal(0L, await stage.Scalar<long>("select count(*) from outbox"));
        Assert.Equal(0L, await stage.Scalar<long>("select count(*) from webhook_deliveries"));
    }

    [Fact(DisplayName = "I2: a slow receiver delays no other receiver and no account")]
    public async Task A_slow_receiver_delays_nobody()
    {
        await using var slow = await Receiver.Start();
        await using var stage = await WebhookStage.Start(slow, _receiver);
        var never = new TaskCompletionSource();
        slow.Answer = (_, _) => never.Task;
        await stage.Endpoint(slow, "credit.deducted");
        await stage.Endpoint(_receiver, "credit.deducted");
        for (var i = 0; i < 20; i++)
        {
            var account = await stage.Account($"acme-{i}");
            Assert.Null((await WebhookStage.Use(account)).Error);
        }
        await Eventually.True(
            async () =>
            {
                await stage.Begin();
                return _receiver.All.Count == 20;
            },
            Patience);
        // Its own places are all taken; nothing more is begun for it.
        await Eventually.True(() => slow.All.Count == 8, Patience);
        never.SetResult();
        await stage.Dispatch.Idle();
        await stage.Round();
        await stage.Round();
        Assert.Equal(20, slow.All.Count);
    }

    [Fact(DisplayName = "I2: how many accounts are served is up to the receiver, not to how often is looked")]
    public async Task Many_accounts_do_not_wait_for_the_next_look()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        await stage.Endpoint(_receiver, "credit.deducted");
        for (var i = 0; i < 200; i++)
        {
            var account = await stage.Account($"acme-{i}");
            Assert.Null((await WebhookStage.Use(account)).Error);
        }
        await stage.Round();
        Assert.Equal((200, 200L), (_receiver.All.Count, await stage.Count("delivered")));
    }

    [Fact(DisplayName = "I2: two silos send each message once, in order per account")]
    public async Task Two_silos_send_each_message_once()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var endpoint = await stage.Endpoint(_receiver, "credit.deducted");
        for (var i = 0; i < 10; i++)
        {
            var account = await stage.Account($"acme-{i}");
            for (var k = 0; k < 30; k++)
                Assert.Null((await WebhookStage.Use(account)).Error);
        }
        for (var i = 0; i < 20; i++)
        {
            await Task.WhenAll(stage.Begin(), stage.Begin(), stage.Other.Run(default));
            await Task.WhenAll(stage.Dispatch.Idle(), stage.Other.Idle());
        }
        Assert.Equal((300, 300L), (_receiver.All.Count, await stage.Count("delivered")));
        Assert.All(_receiver.All.GroupBy(one => one.Account), account =>
            Assert.Equal(account.Select(one => one.Sequence).Order(), account.Select(one => one.Sequence)));
        Assert.Equal(30, (await stage.Deliveries.List(new(endpoint.Endpoint!.Id, "delivered", "acme-3", null, 100))).Deliveries.Length);
    }

    [Fact(DisplayName = "I2: what a silo had in hand when it was lost is sent again by another, under its id")]
    public async Task What_a_lost_silo_had_in_hand_is_sent_again()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        await stage.Endpoint(_receiver, "credit.deducted");
        Assert.Null((await WebhookStage.Use(account)).Error);
        var never = new TaskCompletionSource();
        _receiver.Answer = (_, _) => never.Task;
        await stage.Begin();
        await Eventually.True(() => _receiver.All.Count == 1, Patience);
        // The lease of a silo that is not there any more: nobody sends before it ends.
        _receiver.AnswerWith(200);
        await stage.Other.Run(default);
        await stage.Other.Idle();
        Assert.Single(_receiver.All);
        Assert.Equal(1L, await stage.Scalar<long>(
            "with t as (update webhook_queues set taken_until = '2026-03-01 12:00Z' returning 1) select count(*) from t"));
        await stage.Other.Run(default);
        await stage.Other.Idle();
        Assert.Equal(2, _receiver.All.Count);
        Assert.Single(_receiver.All.Select(one => one.Id).Distinct());
        never.SetResult();
        await stage.Dispatch.Idle();
        Assert.Equal(1L, await stage.Count("delivered"));
        Assert.Equal(0L, await stage.Scalar<long>("select count(*) from webhook_queues"));
    }
}
