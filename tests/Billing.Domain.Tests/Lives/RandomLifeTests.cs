using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace Billing.Domain.Tests.Lives;

/// <summary>
/// Random lives with all commands. BILLING_TEST_SEED repeats a run, BILLING_TEST_LIVES sets its length; life n of a run is
/// life 0 of the run with the seed + n.
/// </summary>
public sealed class RandomLifeTests(ITestOutputHelper output)
{
    private const int DefaultCount = 10_000;

    [Fact(DisplayName = "H1: whatever an account lives through, its ledger adds up and nothing is negative, lost or left behind")]
    public void Random_lives()
    {
        var seed = Setting("BILLING_TEST_SEED") ?? Random.Shared.Next(1_000_000_000);
        var count = Setting("BILLING_TEST_LIVES") ?? DefaultCount;
        output.WriteLine($"BILLING_TEST_SEED={seed} BILLING_TEST_LIVES={count}");
        var seen = new ConcurrentDictionary<string, int>();
        string? found = null;
        Parallel.For(0, count, (i, loop) =>
        {
            var life = new RandomLife(unchecked(seed + i));
            try
            {
                life.Run();
            }
            // Whatever goes wrong is the finding.
            catch (Exception e)
            {
                found = $"BILLING_TEST_SEED={unchecked(seed + i)} BILLING_TEST_LIVES=1\n{(e is BrokenRuleException ? e.Message : e)}";
                loop.Stop();
            }
            foreach (var entry in life.Ledger)
                seen.AddOrUpdate(entry.Event.GetType().Name, 1, (_, times) => times + 1);
        });
        if (found is not null)
            Assert.Fail(found);
        foreach (var (kind, times) in seen.OrderBy(pair => pair.Key))
            output.WriteLine($"{kind,-20} {times}");
        // A clock of its own is not part of these lives; everything else must have happened.
        var kinds = typeof(AccountEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(AccountEvent)));
        if (count >= DefaultCount)
        {
            Assert.Equal(
                ["ClockAdvanced", "Updated"],
                kinds.Select(kind => kind.Name).Where(kind => !seen.ContainsKey(kind)).Order());
        }
    }

    private static int? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : null;
}
