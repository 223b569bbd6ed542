using Billing.Contracts.Webhooks;
using Billing.Testing;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>What was late goes out as soon as there is a reason to try; what is over changes nothing any more.</summary>
public sealed class RecoveryTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.Start();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Fact(DisplayName = "I2: an endpoint recovers and its lines are brought forward at one moment, or neither")]
    public async Task A_recovery_is_whole_or_not_at_all()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        await stage.Endpoint(_receiver, "credit.deducted");
        _receiver.AnswerWith(500);
        for (var i = 0; i < 4; i++)
        {
            var account = await stage.Account($"acme-{i}");
            Assert.Null((await WebhookStage.Use(account)).Error);
        }
        await stage.Pass(TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(6));
        _receiver.AnswerWith(200);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await using (var other = await stage.Session())
        {
            // Somebody has the lines that are not due in hand, so bringing them forward cannot end.
            await using var transaction = await other.BeginTransactionAsync();
            await stage.Scalar<long>("with t as (update webhook_queues set next_attempt_at = next_attempt_at + interval '1 hour' returning 1) select count(*) from t");
            await stage.Scalar<long>(
                "with t as (update webhook_queues set next_attempt_at = '2026-01-01Z' "
                + "where account_no = (select min(account_no) from webhook_queues) returning 1) select count(*) from t");
            await using var hold = new Npgsql.NpgsqlCommand(
                "select count(*) from (select from webhook_queues where next_attempt_at > '2026-01-02Z' for update) held", other);
            Assert.Equal(3L, await hold.ExecuteScalarAsync());
            await stage.Begin();
            await Eventually.True(
                async () => await stage.Scalar<long>("select count(*) from pg_locks where not granted") > 0, Patience);
            Assert.True(await stage.Scalar<int>("select failures_in_row from webhook_endpoints") > 0);
            await transaction.RollbackAsync();
        }
        await stage.Dispatch.Idle();
        await stage.Round();
        Assert.Equal(4L, await stage.Count("delivered"));
        Assert.Equal(0, await stage.Scalar<int>("select failures_in_row from webhook_endpoints"));
    }

    [Theory(DisplayName = "I2: an attempt that was begun before an endpoint was changed neither disables nor delays it")]
    [InlineData(410)]
    [InlineData(503)]
    public async Task An_attempt_from_before_a_change_does_not_judge(int status)
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        var endpoint = (await stage.Endpoint(_receiver, "credit.deducted")).Endpoint!;
        var answer = new TaskCompletionSource();
        _receiver.Answer = async (_, response) =>
        {
            await answer.Task;
            response.StatusCode = status;
        };
        Assert.Null((await WebhookStage.Use(account)).Error);
        await stage.Begin();
        await Eventually.True(() => _receiver.All.Count == 1, Patience);
        await stage.Patch(new WebhookEndpointPatch(endpoint.Id, _receiver.Url + "/new", null, false, null, false, null));
        _receiver.AnswerWith(200);
        answer.SetResult();
        await stage.Dispatch.Idle();
        await stage.Round();
        Assert.Equal((2, 1L), (_receiver.All.Count, await stage.Count("delivered")));
        Assert.Equal("enabled", (await stage.Find(endpoint.Id)).Status);
    }

    [Fact(DisplayName = "I2: a change of an endpoint that fails brings its messages forward")]
    public async Task A_change_of_a_failing_endpoint_brings_its_messages_forward()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        var endpoint = (await stage.Endpoint(_receiver, "credit.deducted")).Endpoint!;
        _receiver.AnswerWith(500);
        Assert.Null((await WebhookStage.Use(account)).Error);
        await stage.Pass(TimeSpan.FromHours(4), TimeSpan.FromMinutes(30));
        var attempts = _receiver.All.Count;
        _receiver.AnswerWith(200);
        await stage.Patch(new WebhookEndpointPatch(endpoint.Id, null, null, false, "mended", true, null));
        await stage.Round();
        Assert.Equal((attempts + 1, 1L), (_receiver.All.Count, await stage.Count("delivered")));
    }

    [Fact(DisplayName = "I2: a silo that stops lets a message that is on its way arrive, and notes that it did")]
    public async Task A_silo_that_stops_lets_what_is_on_its_way_arrive()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        await stage.Endpoint(_receiver, "credit.deducted");
        var answer = new TaskCompletionSource();
        _receiver.Answer = (_, _) => answer.Task;
        Assert.Null((await WebhookStage.Use(account)).Error);
        using var stop = new CancellationTokenSource();
        await stage.Begin(stop.Token);
        await Eventually.True(() => _receiver.All.Count == 1, Patience);
        await stop.CancelAsync();
        answer.SetResult();
        await stage.Dispatch.Idle();
        Assert.Equal(1L, await stage.Count("delivered"));
    }
    [Fact(DisplayName = "I2: a silo that stops waits a few seconds for an answer, and then leaves the line to others at once")]
    public async Task A_silo_that_stops_waits_a_few_seconds_alone()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        await stage.Endpoint(_receiver, "credit.deducted");
        var never = new TaskCompletionSource();
        _receiver.Answer = (_, _) => never.Task;
        Assert.Null((await WebhookStage.Use(account)).Error);
        using var stop = new CancellationTokenSource();
        await stage.Begin(stop.Token);
        await Eventually.True(() => _receiver.All.Count == 1, Patience);
        await stop.CancelAsync();
        var stopping = stage.Dispatch.Stop(CancellationToken.None);
        stage.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(1L, await stage.Scalar<long>("select count(*) from webhook_queues where taken_until is not null"));
        stage.Clock.Advance(TimeSpan.FromSeconds(2));
        await stopping;
        Assert.Equal(1L, await stage.Scalar<long>("select count(*) from webhook_queues where taken_until is null"));
        _receiver.AnswerWith(200);
        await stage.Other.Run(default);
        await stage.Other.Idle();
        Assert.Equal(1L, await stage.Count("delivered"));
        never.SetResult();
    }
}
