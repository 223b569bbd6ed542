using System.Text.Json;

namespace Billing.Chaos.Load;

/// <summary>An HTTP answer, or that there was none (status 0).</summary>
internal sealed record Answer(int Status, string Text, string BodyHash, bool Replayed)
{
    /// <summary>The header <c>Retry-After</c>, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    // Told apart by reference.
    public static readonly Answer Broken = new(0, "", "", false);
    public static readonly Answer TimedOut = new(0, "", "", false);
}

/// <summary>Turns answers into attempts.</summary>
internal static class Answers
{
    public static Attempt ReadOne(Operation operation, long start, long end, Answer answer)
    {
        if (Silence(operation, start, end, answer) is { } silent)
            return silent;
        if (Parse(answer.Text) is not { } json)
            return Unexpected(operation, start, end, answer.Status, answer.Text);
        var attempt = OfStatus(operation, start, end, answer.Status, json);
        if (attempt.Outcome != Outcome.Acked)
            return attempt with { RetryAfter = answer.RetryAfter };
        var balance = json.GetProperty("balances").GetProperty(operation.CreditType).GetProperty("settled").GetString()!;
        return attempt with
        {
            BalanceAfter = LoadCatalog.Read(operation.CreditType, balance),
            BodyHash = answer.BodyHash,
            Replayed = answer.Replayed,
        };
    }

    public static Attempt[] ReadBatch(IReadOnlyList<Operation> operations, long start, long end, Answer answer)
    {
        if (Silence(operations[0], start, end, answer) is { } silent)
            return [.. operations.Select(operation => silent with { Operation = operation, InBatch = true })];
        // A batch that could not be carried out at all answers like a single call.
        if (answer.Status != 200 || Parse(answer.Text) is not { } json || json.GetProperty("results") is var results
            && results.GetArrayLength() != operations.Count)
        {
            return [.. operations.Select(operation => ReadOne(operation, start, end, answer with { Status = Failed(answer) }) with { InBatch = true })];
        }
        return [.. operations.Select((operation, i) => ReadItem(operation, start, end, results[i]))];
    }

    public static (long Seq, Dictionary<string, long> Settled) ReadBalances(string text)
    {
        var json = Parse(text) ?? throw new FormatException($"no JSON: {text}");
        var settled = json.GetProperty("balances").EnumerateObject().ToDictionary(
            balance => balance.Name,
            balance => LoadCatalog.Read(balance.Name, balance.Value.GetProperty("settled").GetString()!));
        return (json.GetProperty("seq").GetInt64(), settled);
    }

    private static Attempt ReadItem(Operation operation, long start, long end, JsonElement item)
    {
        var attempt = OfStatus(operation, start, end, item.GetProperty("status").GetInt32(), item);
        var replayed = attempt.Outcome == Outcome.Acked && item.GetProperty("replayed").GetBoolean();
        return attempt with { Replayed = replayed, InBatch = true };
    }

    private static Attempt OfStatus(Operation operation, long start, long end, int status, JsonElement json)
    {
        var code = json.TryGetProperty("code", out var found) ? found.GetString() : null;
        return (status, code) switch
        {
            ( >= 200 and < 300, _) => new Attempt(operation, start, end, Outcome.Acked)
            {
                Seq = json.GetProperty("seq").GetInt64(),
            },
            (402, "insufficient_credits") => new Attempt(operation, start, end, Outcome.Refused)
            {
                Available = json.TryGetProperty("available", out var available) && available.ValueKind == JsonValueKind.String
                    ? LoadCatalog.Read(operation.CreditType, available.GetString()!)
                    : null,
            },
            (503, "storage_unavailable") => new Attempt(operation, start, end, Outcome.Unavailable),
            (503, "outcome_unknown") => new Attempt(operation, start, end, Outcome.Unknown),
            _ => Unexpected(operation, start, end, status, json.ToString()),
        };
    }

    private static Attempt? Silence(Operation operation, long start, long end, Answer answer) =>
        ReferenceEquals(answer, Answer.Broken) ? new Attempt(operation, start, end, Outcome.Broken)
        : ReferenceEquals(answer, Answer.TimedOut) ? new Attempt(operation, start, end, Outcome.TimedOut)
        : null;

    private static Attempt Unexpected(Operation operation, long start, long end, int status, string text) =>
        new(operation, start, end, Outcome.Unexpected) { Problem = $"{status} {text}" };

    // A 200 that is not a list of as many results is no success.
    private static int Failed(Answer answer) => answer.Status is >= 200 and < 300 ? 0 : answer.Status;

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
