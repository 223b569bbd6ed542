using System.Collections.Concurrent;
using System.Globalization;
using Billing.Grains.Tests.Grains;
using Billing.Grains.Webhooks;
using Billing.Testing;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>Every message arrives, in order per account, whatever receivers do.</summary>
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

    [Fact(DisplayName = "I2: a receiver that is down for three days gets everything, in order per account")]
    public async Task A_receiver_that_is_down_for_three_days_gets_everything()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var ids = Enumerable.Range(0, 4).Select(i => $"acme-{i}").ToList();
        var endpoint = (await stage.Endpoint(_receiver, "credit.deducted")).Endpoint!;
        _receiver.AnswerWith(500);
        foreach (var id in ids)
        {
            var account = await stage.Account(id);
            for (var i = 0; i < 25; i++)
                Assert.Null((await WebhookStage.Use(account)).Error);
        }
        await stage.Round();
        await stage.Pass(TimeSpan.FromHours(72), TimeSpan.FromMinutes(10));
        Assert.Equal((0L, 0L), (await stage.Count("delivered"), await stage.Count("failed")));
        Assert.Equal("enabled", (await stage.Find(endpoint.Id)).Status);
        var attempts = _receiver.All.Count;
        // Four accounts with ten attempts each, and no message but the heads of the lines.
        Assert.InRange(attempts, 20, 40);
        Assert.Equal(4, _receiver.All.Select(one => one.Id).Distinct().Count());

        _receiver.AnswerWith(200);
        await stage.Pass(TimeSpan.FromHours(10), TimeSpan.FromMinutes(10));
        Assert.Equal((100L, 0L, 0L), (await stage.Count("delivered"), await stage.Count("failed"), await stage.Count("pending")));
        foreach (var id in ids)
        {
            var got = _receiver.All.Skip(attempts).Where(one => one.Account == id).Select(one => one.Sequence).ToList();
            Assert.Equal(25, got.Count);
            Assert.Equal(got.Order(), got);
        }
    }

    [Fact(DisplayName = "I2: a receiver that stays down is disabled after the schedule, keeps what is pending, and gets it when enabled")]
    public async Task A_receiver_that_stays_down_is_disabled()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        var endpoint = (await stage.Endpoint(_receiver, "credit.deducted")).Endpoint!;
        _receiver.AnswerWith(500);
        for (var i = 0; i < 3; i++)
            Assert.Null((await WebhookStage.Use(account)).Error);
        await stage.Round();
        await stage.Pass(TimeSpan.FromHours(90), TimeSpan.FromMinutes(10));
        Assert.Equal(10, _receiver.All.Count);
        Assert.Equal((1L, 2L), (await stage.Count("failed"), await stage.Count("pending")));
        var view = await stage.Find(endpoint.Id);
        Assert.Equal(("disabled", "failing"), (view.Status, view.DisabledReason));

        _receiver.AnswerWith(200);
        await stage.Pass(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        Assert.Equal(10, _receiver.All.Count);
        await stage.Enable(endpoint.Id, true);
        await stage.Round();
        Assert.Equal((1L, 2L), (await stage.Count("failed"), await stage.Count("delivered")));
        Assert.Null((await stage.Find(endpoint.Id)).DisabledReason);
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

    [Fact(DisplayName = "I1: the id stays and the timestamp is new at each attempt; a redirect, 4xx and 5xx are tried again")]
    public async Task The_id_stays_and_the_timestamp_is_new()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        await stage.Endpoint(_receiver, "credit.deducted");
        var answers = new ConcurrentQueue<int>([302, 404, 500, 200]);
        _receiver.Answer = (_, response) =>
        {
            response.StatusCode = answers.TryDequeue(out var status) ? status : 599;
            return Task.CompletedTask;
        };
        Assert.Null((await WebhookStage.Use(account)).Error);
        await stage.Round();
        foreach (var seconds in (int[])[6, 331, 1_981])
        {
            // Not a moment before its time.
            var before = _receiver.All.Count;
            stage.Clock.Advance(TimeSpan.FromSeconds(4));
            await stage.Round();
            Assert.Equal(before, _receiver.All.Count);
            stage.Clock.Advance(TimeSpan.FromSeconds(seconds - 4));
            await stage.Round();
        }
        Assert.Equal(4, _receiver.All.Count);
        Assert.Single(_receiver.All.Select(one => one.Id).Distinct());
        Assert.Single(_receiver.All.Select(one => one.Body).Distinct());
        Assert.Equal(4, _receiver.All.Select(one => one.Timestamp).Distinct().Count());
        Assert.Equal(4, _receiver.All.Select(one => one.Signature).Distinct().Count());
        Assert.Equal(1L, await stage.Count("delivered"));
    }

    [Fact(DisplayName = "I1: 410 disables the endpoint; Retry-After is honoured for all its accounts")]
    public async Task Gone_and_retry_after()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var endpoint = (await stage.Endpoint(_receiver, "credit.deducted")).Endpoint!;
        _receiver.Answer = (_, response) =>
        {
            response.StatusCode = 503;
            response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        };
        Assert.Null((await WebhookStage.Use(await stage.Account("acme-1"))).Error);
        await stage.Round();
        Assert.Null((await WebhookStage.Use(await stage.Account("acme-2"))).Error);
        await stage.Pass(TimeSpan.FromSeconds(590), TimeSpan.FromSeconds(59));
        Assert.Single(_receiver.All);

        _receiver.AnswerWith(410);
        await stage.Pass(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30));
        var view = await stage.Find(endpoint.Id);
        Assert.Equal(("disabled", "gone"), (view.Status, view.DisabledReason));
        var attempts = _receiver.All.Count;
        await stage.Pass(TimeSpan.FromDays(2), TimeSpan.FromHours(6));
        Assert.Equal((attempts, 2L), (_receiver.All.Count, await stage.Count("pending")));
        // A disabled endpoint wants nothing any more: debits write no message for it.
        var account = await stage.Account("acme-3");
        await Eventually.True(
            async () =>
            {
                stage.Clock.Advance(TimeSpan.FromSeconds(1));
                Assert.Null((await WebhookStage.Use(account)).Error);
                var waiting = await stage.Scalar<long>("select count(*) from outbox");
                await stage.Round();
                return waiting == 0;
            },
            Patience);
    }

    [Fact(DisplayName = "I2: a message that one receiver never takes blocks its own account alone")]
    public async Task A_poison_message_blocks_its_own_account_alone()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var (bad, good) = (await stage.Account("bad"), await stage.Account("good"));
        await stage.Endpoint(_receiver, "credit.deducted");
        _receiver.Answer = (received, response) =>
        {
            response.StatusCode = received.Account == "bad" ? 500 : 200;
            return Task.CompletedTask;
        };
        for (var hour = 0; hour < 30; hour++)
        {
            Assert.Null((await WebhookStage.Use(bad)).Error);
            Assert.Null((await WebhookStage.Use(good)).Error);
            await stage.Pass(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));
        }
        Assert.Equal(30, _receiver.All.Count(one => one.Account == "good"));
        Assert.Single(_receiver.All.Where(one => one.Account == "bad").Select(one => one.Id).Distinct());
    }

    [Fact(DisplayName = "I2: when many accounts' messages fail, one at a time is tried")]
    public async Task A_failing_endpoint_is_not_hammered()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        for (var i = 0; i < 40; i++)
            await stage.Account($"acme-{i}");
        await stage.Endpoint(_receiver, "credit.deducted");
        _receiver.AnswerWith(500);
        for (var i = 0; i < 40; i++)
            Assert.Null((await WebhookStage.Use(stage.Existing($"acme-{i}"))).Error);
        await stage.Round();
        Assert.Equal(8, _receiver.All.Count);
        for (var minute = 1; minute <= 10; minute++)
        {
            var before = _receiver.All.Count;
            stage.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAll(stage.Dispatch.Run(default), stage.Other.Run(default));
            await Task.WhenAll(stage.Dispatch.Idle(), stage.Other.Idle());
            Assert.Equal(before + 1, _receiver.All.Count);
        }
        _receiver.AnswerWith(200);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 8; i++)
            await stage.Round();
        Assert.Equal(40L, await stage.Count("delivered"));
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
