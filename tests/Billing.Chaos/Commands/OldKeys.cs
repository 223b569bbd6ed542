using Billing.Chaos.Load;

namespace Billing.Chaos.Commands;

/// <summary>
/// A key that no host remembers any more replays from the ledger: on either host, when the credits are spent by now, and
/// together with a hundred new debits of the same account in one flush.
/// </summary>
internal sealed class OldKeys(BillingHttp first, BillingHttp second)
{
    public const string Account = "old-keys";
    private const int Between = 300;
    private const int New = 100;

    private readonly List<string> _wrong = [];

    public async Task<List<string>> Run()
    {
        await first.Call(HttpMethod.Post, "/v1/accounts", new { id = Account });
        await Must(Of("old-grant-1", OperationKind.Grant, Between + 2));
        var old = await Must(Of("old-key", OperationKind.Debit, 1));
        var older = await Must(Of("old-key-2", OperationKind.Debit, 1));
        await Must([.. Enumerable.Range(1, Between).Select(n => Of($"old-between-{n}", OperationKind.Debit, 1))]);

        var refused = await first.Try(Of("old-refused", OperationKind.Debit, 1));
        Check(refused.Outcome == Outcome.Refused, "the credits are spent, yet a debit was not refused");
        await Replays(first, old, "with the credits spent");
        await Replays(second, old, "on the other host, with the credits spent");

        await Must(Of("old-grant-2", OperationKind.Grant, New));
        var fresh = Enumerable.Range(1, New).Select(n => Of($"old-new-{n}", OperationKind.Debit, 1)).ToList();
        // One request, one grain call, one flush: the index refuses the old key, and the hundred must not suffer.
        var batch = await first.TryBatch([.. fresh.Take(New / 2), older.Operation, .. fresh.Skip(New / 2)]);
        Check(batch.All(attempt => attempt.Outcome == Outcome.Acked), "not all debits beside an old key succeeded");
        Check(batch.Count(attempt => attempt.Replayed) == 1, "the old key in the batch did not replay alone");

        await Must(Of("old-grant-3", OperationKind.Grant, New));
        var alone = fresh.Select(operation => operation with { Key = operation.Key + "-alone" });
        var together = await Task.WhenAll(alone.Append(old.Operation).Select(second.Try));
        Check(together.All(attempt => attempt.Outcome == Outcome.Acked), "not all parallel debits beside an old key succeeded");
        Check(together[^1] is { Replayed: true } && together[^1].BodyHash == old.BodyHash, "the old key beside them did not replay");
        Console.WriteLine($"  = a key {Between + New} entries old replays: credits spent, other host, beside {New} new debits in one flush");
        return _wrong;
    }

    private async Task Replays(BillingHttp host, Attempt original, string when)
    {
        var replay = await host.Try(original.Operation);
        Check(
            replay is { Outcome: Outcome.Acked, Replayed: true } && replay.BodyHash == original.BodyHash,
            $"the old key did not replay {when}: {replay.Outcome} {replay.Problem}");
    }

    private async Task<Attempt> Must(Operation operation)
    {
        var attempt = await first.Try(operation);
        Check(attempt.Outcome == Outcome.Acked, $"{operation.Key}: {attempt.Outcome} {attempt.Problem}");
        return attempt;
    }

    private async Task Must(List<Operation> operations)
    {
        var attempts = await first.TryBatch(operations);
        Check(attempts.All(attempt => attempt.Outcome == Outcome.Acked), "the debits in between did not succeed");
    }

    private void Check(bool holds, string otherwise)
    {
        if (!holds)
            _wrong.Add(otherwise);
    }

    private static Operation Of(string key, OperationKind kind, long amount) =>
        new(Account, key, kind, LoadCatalog.Whole, amount, 0, 50);
}
