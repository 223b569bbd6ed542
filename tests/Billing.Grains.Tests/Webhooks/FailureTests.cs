using System.Collections.Concurrent;
using Billing.Testing;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>What fails is tried again on its schedule, and hurts nobody else.</summary>
public sealed class FailureTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.Start();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

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

    [Fact(DisplayName = "I2: a message that is never taken is given up; its account's next and other accounts go on")]
    public async Task A_poison_message_blocks_its_own_account_alone()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var (bad, good) = (await stage.Account("bad"), await stage.Account("good"));
        var endpoint = (await stage.Endpoint(_receiver, "credit.deducted")).Endpoint!;
        string? poison = null;
        _receiver.Answer = (received, response) =>
        {
            if (received.Account == "bad")
                poison ??= received.Id;
            response.StatusCode = received.Id == poison ? 500 : 200;
            return Task.CompletedTask;
        };
        Assert.Null((await WebhookStage.Use(bad)).Error);
        Assert.Null((await WebhookStage.Use(bad)).Error);
        for (var hour = 0; hour < 60; hour++)
        {
            Assert.Null((await WebhookStage.Use(good)).Error);
            await stage.Pass(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));
        }
        Assert.Single(_receiver.All.Where(one => one.Account == "bad").Select(one => one.Id).Distinct());
        for (var hour = 60; hour < 86; hour++)
        {
            Assert.Null((await WebhookStage.Use(good)).Error);
            await stage.Pass(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));
        }
        Assert.Equal(86, _receiver.All.Count(one => one.Account == "good"));
        Assert.Equal(2, _receiver.All.Where(one => one.Account == "bad").Select(one => one.Id).Distinct().Count());
        Assert.Equal((1L, 87L, 0L), (await stage.Count("failed"), await stage.Count("delivered"), await stage.Count("pending")));
        Assert.Equal("enabled", (await stage.Find(endpoint.Id)).Status);
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
        // Its places, and those that were free again before the third failure was noted.
        Assert.InRange(_receiver.All.Count, 8, 10);
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
}
