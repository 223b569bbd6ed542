using System.Net;

namespace Stripe.Standin.Tests.Retries;

/// <summary>How long is waited between two attempts.</summary>
public sealed class StandinPauseTests : IDisposable
{
    private readonly FakeStripe _stripe = new();
    private readonly PauseClock _clock = new();

    public void Dispose() => _stripe.Dispose();

    [Fact]
    public async Task The_pauses_double_up_to_five_seconds()
    {
        for (var attempt = 0; attempt < 6; attempt++)
            _stripe.Fail(new HttpRequestException("reset"));
        await Assert.ThrowsAsync<HttpRequestException>(() => Client(5).V1.Customers.GetAsync("cus_1"));

        double[] full = [0.5, 1, 2, 4, 5];
        Assert.Equal(full.Length, _clock.Pauses.Count);
        Assert.All(full.Zip(_clock.Pauses), pause => Assert.InRange(
            pause.Second.TotalSeconds, Math.Max(0.5, 0.75 * pause.First), pause.First));
    }

    [Fact]
    public void The_pauses_are_spread_by_chance()
    {
        Assert.Equal(TimeSpan.FromSeconds(1.5), RetryRule.Delay(3, 0));
        Assert.Equal(TimeSpan.FromSeconds(1.75), RetryRule.Delay(3, 0.5));
        Assert.Equal(TimeSpan.FromSeconds(2), RetryRule.Delay(3, 1));
        Assert.Equal(TimeSpan.FromSeconds(0.5), RetryRule.Delay(1, 0));
        Assert.Equal(TimeSpan.FromSeconds(5), RetryRule.Delay(int.MaxValue, 1));
    }

    [Fact]
    public async Task Nothing_is_waited_for_without_a_retry()
    {
        _stripe.Answer(HttpStatusCode.InternalServerError, "{}");
        await Assert.ThrowsAsync<StripeException>(() => Client(0).V1.Customers.GetAsync("cus_1"));
        Assert.Empty(_clock.Pauses);
    }

    [Fact]
    public async Task A_pause_ends_when_the_caller_gives_up()
    {
        using var cancel = new CancellationTokenSource();
        _clock.WhilePausing = cancel.Cancel;
        _stripe.Fail(new HttpRequestException("reset")).Answer("{}");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Client(1).V1.Customers.GetAsync("cus_1", cancellationToken: cancel.Token));
    }

    private StripeClient Client(int retries) => FakeStripe.ClientOf(TestHttp.Make(_stripe, retries, _clock));
}
