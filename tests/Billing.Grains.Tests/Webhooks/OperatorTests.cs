using System.Globalization;
using System.Text;
using Billing.Contracts;
using Billing.Contracts.Webhooks;
using Billing.Grains.Tests.Grains;
using Billing.Grains.Webhooks;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>What operators do with endpoints and messages.</summary>
public sealed class OperatorTests : IAsyncLifetime
{
    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.Start();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Fact(DisplayName = "I1: while secrets rotate both sign, afterwards the new one alone")]
    public async Task While_secrets_rotate_both_sign()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        var endpoint = await stage.Endpoint(_receiver, "credit.deducted");
        var key = AccountCluster.Key("rotate-1");
        var rotated = await stage.Secrets.Rotate(new WebhookSecretRequest(key, endpoint.Endpoint!.Id, 3_600));
        var again = await stage.Secrets.Rotate(new WebhookSecretRequest(key, endpoint.Endpoint!.Id, 3_600));
        Assert.Equal((null, true, rotated.PreviousExpiresAt), (again.Secret, again.Replayed, again.PreviousExpiresAt));

        string[][] signers = [[rotated.Secret!, endpoint.Secret!], [rotated.Secret!]];
        foreach (var secrets in signers)
        {
            Assert.Null((await WebhookStage.Use(account)).Error);
            await stage.Round();
            var received = _receiver.All.Last();
            var timestamp = long.Parse(received.Timestamp, CultureInfo.InvariantCulture);
            Assert.Equal(
                WebhookSignature.Of(secrets, received.Id, timestamp, Encoding.UTF8.GetBytes(received.Body)), received.Signature);
            stage.Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal(2, _receiver.All.Count);
        Assert.Equal("overlap_seconds", (await stage.Secrets.Rotate(new(AccountCluster.NoKey(), endpoint.Endpoint!.Id, 604_801))).Error!.Field);
    }

    [Fact(DisplayName = "I1: a replay sends the same id and body again")]
    public async Task A_replay_sends_the_same_again()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        var endpoint = (await stage.Endpoint(_receiver, "credit.deducted")).Endpoint!;
        Assert.Null((await WebhookStage.Use(account)).Error);
        await stage.Round();
        var sent = await stage.Last(endpoint.Id);
        stage.Clock.Advance(TimeSpan.FromHours(1));
        var replayed = await stage.Deliveries.Replay(endpoint.Id, sent.Id);
        Assert.Equal(("pending", sent.Id), (replayed.Delivery!.Status, replayed.Delivery.Id));
        await stage.Round();

        Assert.Equal(2, _receiver.All.Count);
        Assert.Single(_receiver.All.Select(one => (one.Id, one.Body)).Distinct());
        Assert.Equal(2, (await stage.Last(endpoint.Id)).Attempts);
        Assert.Equal(ErrorCodes.DeliveryNotFound, (await stage.Deliveries.Replay(endpoint.Id, "msg_0")).Error!.Code);
        Assert.Equal(ErrorCodes.WebhookEndpointNotFound, (await stage.Deliveries.Replay("we_0", sent.Id)).Error!.Code);
    }

    [Fact]
    public async Task A_disabled_endpoint_keeps_what_is_pending_and_gets_it_when_enabled()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        var endpoint = (await stage.Endpoint(_receiver, "credit.deducted")).Endpoint!;
        _receiver.AnswerWith(500);
        Assert.Null((await WebhookStage.Use(account)).Error);
        await stage.Round();
        await stage.Enable(endpoint.Id, false);
        Assert.Equal("operator", (await stage.Find(endpoint.Id)).DisabledReason);
        _receiver.AnswerWith(200);
        await stage.Pass(TimeSpan.FromDays(2), TimeSpan.FromHours(6));
        Assert.Single(_receiver.All);
        await stage.Enable(endpoint.Id, true);
        await stage.Round();
        Assert.Equal((2, 1L), (_receiver.All.Count, await stage.Count("delivered")));
    }

    [Fact]
    public async Task A_deleted_endpoint_is_sent_nothing_and_leaves_nothing()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        var endpoint = (await stage.Endpoint(_receiver, "credit.deducted")).Endpoint!;
        Assert.Null((await WebhookStage.Use(account)).Error);
        await stage.Delete(endpoint.Id);
        await stage.Round();
        Assert.Empty(_receiver.All);
        await stage.Retention.Run(default);
        stage.Clock.Advance(TimeSpan.FromHours(2));
        await stage.Retention.Run(default);
        Assert.Equal(0L, await stage.Scalar<long>(
            "select (select count(*) from webhook_endpoints) + (select count(*) from webhook_deliveries) + (select count(*) from webhook_queues)"));
    }

    [Fact]
    public async Task What_is_over_is_kept_for_a_month_and_what_is_pending_for_ever()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var (done, waits) = (await stage.Account("done"), await stage.Account("waits"));
        var endpoint = (await stage.Endpoint(_receiver, "credit.deducted")).Endpoint!;
        Assert.Null((await WebhookStage.Use(done)).Error);
        await stage.Round();
        await stage.Enable(endpoint.Id, true);
        Assert.Null((await WebhookStage.Use(waits)).Error);
        _receiver.AnswerWith(500);
        await stage.Round();
        await stage.Enable(endpoint.Id, false);
        stage.Clock.Advance(TimeSpan.FromDays(29));
        await stage.Retention.Run(default);
        Assert.Equal((1L, 1L), (await stage.Count("delivered"), await stage.Count("pending")));
        stage.Clock.Advance(TimeSpan.FromDays(2));
        await stage.Retention.Run(default);
        Assert.Equal((0L, 1L), (await stage.Count("delivered"), await stage.Count("pending")));
    }

    [Fact]
    public async Task Deliveries_are_listed_newest_first_page_by_page()
    {
        await using var stage = await WebhookStage.Start(_receiver);
        var account = await stage.Account("acme");
        var endpoint = (await stage.Endpoint(_receiver, "credit.*")).Endpoint!;
        for (var i = 0; i < 5; i++)
            Assert.Null((await WebhookStage.Use(account)).Error);
        await stage.Round();
        var first = await stage.Deliveries.List(new WebhookDeliveryQuery(endpoint.Id, "delivered", "acme", null, 3));
        var second = await stage.Deliveries.List(
            new WebhookDeliveryQuery(endpoint.Id, "delivered", "acme", first.Deliveries[^1].Id, 3));
        Assert.Equal((true, false), (first.HasMore, second.HasMore));
        Assert.Equal([7, 6, 5, 4, 3], first.Deliveries.Concat(second.Deliveries).Select(one => one.Sequence));
        Assert.Empty((await stage.Deliveries.List(new(endpoint.Id, "failed", null, null, 3))).Deliveries);
        Assert.Empty((await stage.Deliveries.List(new(endpoint.Id, null, "nobody", null, 3))).Deliveries);
        Assert.Equal("status", (await stage.Deliveries.List(new(endpoint.Id, "lost", null, null, 3))).Error!.Field);
    }
}
