using System.Net;
using Billing.Grains.Webhooks;
using Billing.Testing;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>One attempt: what counts as success, and what is never connected to.</summary>
public sealed class SenderTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.Start();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Theory(DisplayName = "I1: only 2xx is success")]
    [InlineData(200, true)]
    [InlineData(202, true)]
    [InlineData(204, true)]
    [InlineData(301, false)]
    [InlineData(304, false)]
    [InlineData(400, false)]
    [InlineData(404, false)]
    [InlineData(500, false)]
    public async Task Only_2xx_is_success(int status, bool isDelivered)
    {
        _receiver.AnswerWith(status);
        var outcome = await Send(_receiver.Url);
        Assert.Equal((status, isDelivered, isDelivered), (outcome.Status, outcome.IsDelivered, outcome.Error is null));
    }

    [Fact(DisplayName = "I1: a redirect is not followed, not even to where messages may go")]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await Receiver.Start();
        _receiver.Answer = (_, response) =>
        {
            response.Redirect(other.Url);
            return Task.CompletedTask;
        };
        var outcome = await Send(_receiver.Url, allowed: $"{_receiver.Target},{other.Target}");
        Assert.Equal((302, false), (outcome.Status, outcome.IsDelivered));
        Assert.Single(_receiver.All);
        Assert.Empty(other.All);
    }

    [Fact(DisplayName = "I1: a name that leads to a private address when it is connected to is refused (DNS rebinding)")]
    public async Task Rebinding_is_refused()
    {
        var port = new Uri(_receiver.Url).Port;
        var outcome = await Send($"https://rebound.example:{port}/", allowed: "", addresses: ["127.0.0.1"]);
        Assert.Equal((null, "the host has an address that is not on the public Internet"), (outcome.Status, outcome.Error));
        Assert.Empty(_receiver.All);
    }

    [Fact]
    public async Task One_private_address_among_public_ones_is_enough_to_refuse()
    {
        var outcome = await Send("https://both.example/", allowed: "", addresses: ["93.184.216.34", "10.0.0.1"]);
        Assert.Equal("the host has an address that is not on the public Internet", outcome.Error);
    }

    [Fact]
    public async Task A_name_is_looked_up_once_and_that_very_address_is_connected_to()
    {
        var (port, asked) = (new Uri(_receiver.Url).Port, 0);
        using var sender = Sender($"one.example:{port}", (_, _) =>
        {
            // The second answer leads nowhere.
            var address = ++asked == 1 ? IPAddress.Loopback : IPAddress.Parse("10.255.255.1");
            return Task.FromResult<IPAddress[]>([address]);
        });
        var outcome = await sender.Send(Target($"http://one.example:{port}/"), Message, CancellationToken.None);
        Assert.Equal((200, 1), (outcome.Status, asked));
    }

    [Fact]
    public async Task A_url_that_is_not_allowed_any_more_is_not_sent_to()
    {
        var outcome = await Send(_receiver.Url, allowed: "");
        Assert.Equal("Messages are sent over https only.", outcome.Error);
        Assert.Empty(_receiver.All);
    }

    [Fact(DisplayName = "I1: who does not answer in 15 seconds has failed")]
    public async Task Who_does_not_answer_in_time_has_failed()
    {
        var never = new TaskCompletionSource();
        _receiver.Answer = (_, _) => never.Task;
        var sending = Send(_receiver.Url);
        await Eventually.True(() => _receiver.All.Count == 1, TimeSpan.FromSeconds(20));
        _clock.Advance(TimeSpan.FromSeconds(14.9));
        Assert.False(sending.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal((null, "no answer in time"), await sending is var outcome ? (outcome.Status, outcome.Error) : default);
        never.SetResult();
    }

    [Fact]
    public async Task Of_a_long_answer_a_short_clean_begin_is_kept()
    {
        _receiver.Answer = async (_, response) =>
        {
            response.StatusCode = 500;
            await response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes("no\r\n\u0007room" + new string('x', 1_000_000)));
        };
        var outcome = await Send(_receiver.Url);
        Assert.StartsWith("no   roomxxx", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(200, outcome.Error!.Length);
    }

    [Fact]
    public async Task Nobody_there_is_a_failure_in_a_word()
    {
        var url = _receiver.Url;
        var target = _receiver.Target;
        await _receiver.DisposeAsync();
        Assert.Equal("it refused the connection", (await Send(url, allowed: target)).Error);
    }

    private static PendingDelivery Message => new(1, 0, "msg_1", "{}");

    private static WebhookTarget Target(string url) =>
        new(1, "we_1", 1, url, WebhookSecret.Create(), null, null, 0, null);

    private async Task<WebhookOutcome> Send(string url, string? allowed = null, string[]? addresses = null)
    {
        using var sender = Sender(
            allowed ?? _receiver.Target,
            (host, cancel) => addresses is null
                ? Dns.GetHostAddressesAsync(host, cancel)
                : Task.FromResult<IPAddress[]>([.. addresses.Select(IPAddress.Parse)]));
        return await sender.Send(Target(url), Message, CancellationToken.None);
    }

    private WebhookSender Sender(string allowed, ResolveHost resolve)
    {
        var options = Options.Create(new WebhookOptions { AllowedTargets = allowed });
        var targets = new WebhookTargets(options);
        return new WebhookSender(new WebhookConnections(targets, resolve), targets, options, _clock);
    }
}
