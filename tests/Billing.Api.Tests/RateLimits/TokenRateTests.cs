using Billing.Api.RateLimits;
using Billing.Testing;

namespace Billing.Api.Tests.RateLimits;

/// <summary>A bucket lets a burst in, then as many a second as it is filled with.</summary>
public sealed class TokenRateTests
{
    private readonly ManualClock _clock = new();
    private long _bucket;

    [Fact]
    public void A_full_bucket_lets_a_burst_in_and_no_more()
    {
        var rate = new TokenRate(10, 3, _clock);

        Assert.Equal([0, 0, 0, 1, 1], Enumerable.Range(0, 5).Select(_ => rate.TryTake(ref _bucket)));
    }

    [Fact]
    public void Tokens_come_back_one_by_one()
    {
        var rate = new TokenRate(10, 3, _clock);
        Take(rate, 3);

        _clock.Advance(TimeSpan.FromMilliseconds(99));
        Assert.NotEqual(0, rate.TryTake(ref _bucket));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, rate.TryTake(ref _bucket));
        Assert.NotEqual(0, rate.TryTake(ref _bucket));
    }

    [Fact]
    public void A_bucket_never_holds_more_than_its_burst()
    {
        var rate = new TokenRate(10, 3, _clock);
        Take(rate, 3);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.True(rate.IsFull(ref _bucket));
        Assert.Equal([0, 0, 0, 1], Enumerable.Range(0, 4).Select(_ => rate.TryTake(ref _bucket)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(10_000, 1001)]
    public void Debt_is_waited_for_in_whole_seconds_and_who_waited_is_let_in(int owed, int seconds)
    {
        var rate = new TokenRate(10, 1, _clock);
        Take(rate, 1);
        rate.Owe(ref _bucket, owed);

        Assert.Equal(seconds, rate.Ask(ref _bucket));
        Assert.Equal(seconds, rate.TryTake(ref _bucket));
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(0, rate.TryTake(ref _bucket));
    }

    [Fact]
    public async Task Callers_at_the_same_time_get_the_burst_together()
    {
        var rate = new TokenRate(1, 1000, _clock);
        var bucket = new long[1];

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 1000).Count(_ => rate.TryTake(ref bucket[0]) == 0))));

        Assert.Equal(1000, taken.Sum());
    }

    private void Take(TokenRate rate, int tokens)
    {
        for (var i = 0; i < tokens; i++)
            Assert.Equal(0, rate.TryTake(ref _bucket));
    }
}
