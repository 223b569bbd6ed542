using System.Globalization;
using Xunit.Abstractions;

namespace Billing.Domain.Tests.Sequences;

/// <summary>
/// Random lives of accounts against the model. BILLING_TEST_SEED repeats a run, BILLING_TEST_SEQUENCES sets its length;
/// sequence n of a run is sequence 0 of the run with the seed + n.
/// </summary>
public sealed class RandomSequenceTests(ITestOutputHelper output)
{
    private const int DefaultCount = 100_000;

    [Fact(DisplayName = "H1: after every command of random sequences the account is as the specification says")]
    public void Random_sequences()
    {
        var seed = Setting("BILLING_TEST_SEED") ?? Random.Shared.Next(1_000_000_000);
        var count = Setting("BILLING_TEST_SEQUENCES") ?? DefaultCount;
        var start = $"BILLING_TEST_SEED={seed} BILLING_TEST_SEQUENCES={count}";
        output.WriteLine(start);
        Console.WriteLine(start);
        var coverage = new Coverage();
        string? found = null;
        Parallel.For(0, count, (i, loop) =>
        {
            if (Failure(unchecked(seed + i), coverage) is not { } failure)
                return;
            var again = $"BILLING_TEST_SEED={unchecked(seed + i)} BILLING_TEST_SEQUENCES=1";
            Interlocked.CompareExchange(ref found, $"{again}\n{failure}", null);
            loop.Stop();
        });
        if (found is not null)
            Assert.Fail(found);
        output.WriteLine(coverage.Table);
    }

    private static string? Failure(int seed, Coverage coverage)
    {
        var generator = new SequenceGenerator(seed);
        var run = new SequenceRun(coverage);
        var steps = new List<Step>();
        for (var rest = generator.Length; rest > 0; rest--)
        {
            steps.Add(generator.Next(run));
            if (Failure(run, steps[^1]) is { } message)
                return $"Step {steps.Count}: {message}\n{Shrunk(steps)}";
        }
        return null;
    }

    private static string? Failure(SequenceRun run, Step step)
    {
        try
        {
            run.Do(step);
            return null;
        }
        // Whatever goes wrong in a step is the finding.
        catch (Exception e)
        {
            return e is BrokenRuleException ? e.Message : e.ToString();
        }
    }

    // Leaves out one step after another as long as something still fails.
    private static string Shrunk(List<Step> steps)
    {
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            List<Step> fewer = [.. steps[..i], .. steps[(i + 1)..]];
            if (FirstFailure(fewer) is not null)
                steps = fewer;
        }
        var lines = steps.Select((step, i) => $"{i + 1,3} {step.Clock}  {Describe.Of(step.Command)}{Published(step)}");
        return $"Shortest sequence found:\n{string.Join('\n', lines)}\n{FirstFailure(steps)}";
    }

    private static string Published(Step step) => step.Published is { } plan
        ? $"\n    after {Describe.Of(plan)}{(step.ByDefault ? ", the default plan" : "")}"
        : "";

    private static string? FirstFailure(List<Step> steps)
    {
        var run = new SequenceRun();
        return steps.Select(step => Failure(run, step)).FirstOrDefault(message => message is not null);
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
