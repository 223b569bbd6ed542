using System.Net.Http.Headers;
using Billing.Grains.Webhooks;

namespace Billing.Grains.Tests.Webhooks;

/// <summary>When a message is tried again, and when no more.</summary>
public sealed class ScheduleTests
{
    private static readonly DateTime Now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private static readonly WebhookTarget Target = new(1, "we_1", 1, "https://example.com", "whsec_", null, null, 0, null);

    [Fact]
    public void The_waits_are_those_of_Standard_Webhooks()
    {
        TimeSpan[] waits = [.. Enumerable.Range(1, 9).Select(failures => WebhookSchedule.WaitAfter(failures, 0))];
        Assert.Equal([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400], waits.Select(wait => (int)wait.TotalSeconds));
        Assert.Equal(new TimeSpan(75, 35, 5), WebhookSchedule.Patience);
    }

    [Fact]
    public void Jitter_only_adds_and_at_most_a_tenth()
    {
        Assert.Equal(TimeSpan.FromMinutes(5.5), WebhookSchedule.WaitAfter(2, 1));
        Assert.Equal(TimeSpan.FromHours(24), WebhookSchedule.WaitAfter(30, 0));
    }

    [Theory(DisplayName = "I2: a message is given up when its whole schedule has passed, not by attempts alone")]
    [InlineData(9, 100, false)]
    [InlineData(10, 75, false)]
    [InlineData(10, 76, true)]
    [InlineData(40, 10, false)]
    public void A_message_is_given_up_when_its_schedule_has_passed(int failures, int hours, bool isOver) =>
        Assert.Equal(isOver, WebhookSchedule.IsOver(failures, TimeSpan.FromHours(hours)));

    [Fact(DisplayName = "I1: 410 disables")]
    public void Gone_disables() => Assert.Equal("gone", Failed(new WebhookOutcome(410, "", null)).DisabledReason);

    [Fact]
    public void A_first_failure_of_one_message_pauses_nobody()
    {
        var failed = Failed(new WebhookOutcome(500, "", null));
        Assert.Equal((Now.AddSeconds(5), null, 1, null), (failed.NextAt, failed.PausedUntil, failed.Failures, failed.DisabledReason));
    }

    [Theory(DisplayName = "I1: 429, 502, 503, 504 and Retry-After slow the whole endpoint down")]
    [InlineData(429, null, 1, 5)]
    [InlineData(502, null, 1, 5)]
    [InlineData(503, null, 1, 5)]
    [InlineData(504, null, 1, 5)]
    [InlineData(503, 120, 120, 120)]
    [InlineData(500, 30, 30, 30)]
    [InlineData(429, 2, 2, 5)]
    public void An_overloaded_endpoint_is_left_alone(int status, int? retryAfter, int pause, int next)
    {
        TimeSpan? wait = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        var failed = Failed(new WebhookOutcome(status, "", wait));
        Assert.Equal((Now.AddSeconds(pause), Now.AddSeconds(next)), (failed.PausedUntil, failed.NextAt));
    }

    [Fact(DisplayName = "I2: an endpoint that fails for all its accounts is disabled when the schedule has passed")]
    public void An_endpoint_that_is_down_for_all_is_disabled()
    {
        var down = Target with { FailuresInRow = 900, FailingSince = Now.AddHours(-76) };
        var failed = FailedAttempt.Of(down, Line(3, 10), new WebhookOutcome(500, "", null), Now, 0);
        Assert.Equal(("failing", false), (failed.DisabledReason, failed.IsGivenUp));
    }

    [Fact]
    public void A_message_that_is_given_up_lets_the_next_begin_anew()
    {
        var failed = FailedAttempt.Of(Target, Line(9, 76), new WebhookOutcome(500, "", null), Now, 0);
        Assert.Equal((true, null, 0, Now), (failed.IsGivenUp, failed.DisabledReason, failed.Failures, failed.NextAt));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Sun, 01 Mar 2026 12:00:30 GMT", 30)]
    [InlineData("Sun, 01 Mar 2026 11:00:00 GMT", 0)]
    [InlineData("99999999", 86_400)]
    public void Retry_After_is_seconds_or_a_date_and_a_day_at_most(string header, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), RetryAfter.Of(RetryConditionHeaderValue.Parse(header), new DateTimeOffset(Now)));

    private static LineInHand Line(int failures, int hours) => new(1, 1, failures, Now.AddHours(-hours), Now);

    private static FailedAttempt Failed(WebhookOutcome outcome) =>
        FailedAttempt.Of(Target, new LineInHand(1, 1, 0, null, Now), outcome, Now, 0);
}
