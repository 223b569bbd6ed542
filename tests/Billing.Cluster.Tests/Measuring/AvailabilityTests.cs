using Billing.Chaos.Load;

namespace Billing.Cluster.Tests.Measuring;

/// <summary>The measure of the scenarios, on histories made by hand.</summary>
public sealed class AvailabilityTests
{
    private readonly History _history = new();

    [Fact]
    public void An_account_is_away_from_the_first_failed_request_to_the_next_answer()
    {
        Add("a", "k1", 10, 11, Outcome.Broken);
        Add("a", "k1", 12, 13, Outcome.Unavailable);
        Add("a", "k1", 14, 15, Outcome.Acked);

        var seen = new Availability(_history, [At(9)]);

        Assert.Equal(5, seen.Longest.TotalSeconds);
        Assert.Equal([5], seen.Recoveries.Select(time => time.TotalSeconds));
    }

    [Fact]
    public void A_slow_answer_counts_from_the_fault_that_met_it()
    {
        Add("a", "k1", 1, 20, Outcome.Acked);

        Assert.Equal(12, new Availability(_history, [At(8)]).Longest.TotalSeconds);
    }

    [Fact]
    public void Another_request_that_is_answered_shows_that_the_account_is_there()
    {
        Add("a", "k1", 10, 20, Outcome.TimedOut);
        Add("a", "k1", 21, 22, Outcome.Acked);
        Add("a", "k2", 11, 12, Outcome.Refused);
        Add("b", "k3", 10, 11, Outcome.Acked);

        Assert.Equal(2, new Availability(_history, [At(9)]).Longest.TotalSeconds);
    }

    [Fact]
    public void A_request_that_was_given_up_waits_for_nothing()
    {
        Add("a", "k1", 10, 11, Outcome.Broken);
        Add("a", "k2", 90, 91, Outcome.Acked);

        Assert.Equal(1, new Availability(_history, [At(9)]).Longest.TotalSeconds);
    }

    private static long At(int second) => History.TicksOf(TimeSpan.FromSeconds(second));

    private void Add(string account, string key, int start, int end, Outcome outcome) => _history.Add(
        new Attempt(new Operation(account, key, OperationKind.Debit, "emails", 1, 0, 0), At(start), At(end), outcome));
}
