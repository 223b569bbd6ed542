using Billing.Chaos.Load;

namespace Billing.Chaos.Auditing;

/// <summary>What clients were told, compared with itself: one key, one truth.</summary>
internal static class AnswerChecks
{
    public static IEnumerable<string> Run(EvidenceIndex index)
    {
        foreach (var attempt in index.Evidence.Attempts.Where(attempt => attempt.Outcome == Outcome.Unexpected))
            yield return $"key {attempt.Operation.Key}: unexpected answer {attempt.Problem}";
        foreach (var (key, attempts) in index.AttemptsByKey)
        {
            foreach (var violation in OneKey(attempts, index.Evidence.ServiceRetries))
                yield return $"key {key}: {violation}";
        }
    }

    private static IEnumerable<string> OneKey(List<Attempt> attempts, bool serviceRetries)
    {
        var acks = attempts.Where(attempt => attempt.Outcome == Outcome.Acked).ToList();
        if (acks.Count == 0)
            yield break;
        if (acks.Select(ack => ack.Seq).Distinct().Count() > 1)
            yield return $"acknowledged with different sequence numbers {string.Join(", ", acks.Select(ack => ack.Seq))}";
        if (acks.Select(ack => ack.BodyHash).OfType<string>().Distinct().Count() > 1)
            yield return "a replay answered another body";
        if (acks.Count(ack => !ack.Replayed) > 1)
            yield return "acknowledged as new more than once";
        if (!serviceRetries && acks.TrueForAll(ack => ack.Replayed) && !attempts.Exists(MayHaveTakenEffect))
            yield return "a replay of attempts that were all reported as without effect";
        var firstEnd = acks.Min(ack => ack.End);
        foreach (var later in attempts.Where(attempt => attempt.Start > firstEnd))
        {
            if (later is { Outcome: Outcome.Acked, Replayed: false })
                yield return "acknowledged as new after it had been acknowledged";
            if (later.Outcome == Outcome.Refused)
                yield return "refused after it had been acknowledged";
        }
    }

    // Without a definite answer, so that a later one may find its effect.
    private static bool MayHaveTakenEffect(Attempt attempt) =>
        attempt.Outcome is Outcome.Unknown or Outcome.Broken or Outcome.TimedOut;
}
