using System.Diagnostics;

namespace Billing.Testing;

/// <summary>Waits for what another thread or process does. The only place in the tests that waits by the clock.</summary>
public static class Eventually
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    public static Task True(Func<bool> condition, TimeSpan within) => True(() => Task.FromResult(condition()), within);

    public static async Task True(Func<Task<bool>> condition, TimeSpan within)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > within)
                throw new TimeoutException($"It did not come true within {within}.");
            await Task.Delay(Step);
        }
    }
}
