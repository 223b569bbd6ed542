using MailKit.Webhooks;

namespace MailKit.Tests.Webhooks;

/// <summary>When a customer is told that the balance is low.</summary>
public sealed class NoticesTests
{
    private static readonly LowBalance Low = new(Available: 900, ThresholdPercent: 20, Threshold: 1000);

    private readonly Notices _notices = new();

    [Theory]
    [InlineData(999, true)]
    [InlineData(1000, false)]
    public void Credits_end_the_notice_only_where_they_are_enough(int available, bool isStillLow)
    {
        _notices.Low("ada", 7, Low);

        _notices.Added("ada", 8, available);

        Assert.Equal(isStillLow ? Low : null, _notices.Current("ada"));
        Assert.Null(_notices.Current("bob"));
    }

    [Theory]
    [InlineData(999, true)]
    [InlineData(5000, false)]
    public void A_notice_that_comes_late_counts_only_where_the_balance_is_still_low(int available, bool isStillLow)
    {
        _notices.Added("ada", 8, available);

        _notices.Low("ada", 7, Low);

        Assert.Equal(isStillLow ? Low : null, _notices.Current("ada"));
    }

    [Fact]
    public void Older_messages_change_nothing()
    {
        _notices.Low("ada", 9, Low);
        var changed = _notices.Changed("ada");

        _notices.Low("ada", 7, Low with { Available = 950 });
        _notices.Added("ada", 8, 5900);

        Assert.Equal(Low, _notices.Current("ada"));
        Assert.False(changed.IsCompleted);
    }

    [Fact]
    public void Whoever_waits_hears_of_a_change()
    {
        var changed = _notices.Changed("ada");

        _notices.Low("ada", 9, Low);

        Assert.True(changed.IsCompleted);
    }
}
