using Billing.Chaos.Load;

namespace Billing.Chaos.Auditing;

/// <summary>
/// Each key, compared with the ledger: what was acknowledged is there once and as answered, what was refused is not there,
/// what nobody knows is there at most once, and nothing is there that nobody asked for.
/// </summary>
internal static class KeyChecks
{
    public static IEnumerable<string> Run(EvidenceIndex index)
    {
        foreach (var (key, attempts) in index.AttemptsByKey)
        {
            foreach (var violation in OneKey(attempts, [.. index.RowsByKey[key]]))
                yield return $"key {key}: {violation}";
        }
        foreach (var row in index.Evidence.Rows)
        {
            if (row.Key is null ? row.Type is not ("account_updated" or "period_closed") : !index.AttemptsByKey.ContainsKey(row.Key))
                yield return $"account {row.Account} seq {row.Seq}: a {row.Type} that nobody asked for";
        }
        foreach (var twice in index.Evidence.Rows
            .Where(row => row.KeyHash is not null)
            .GroupBy(row => (row.Account, row.KeyHash))
            .Where(group => group.Count() > 1))
        {
            yield return $"account {twice.Key.Account}: key hash {twice.Key.KeyHash} is in the ledger {twice.Count()} times";
        }
    }

    private static IEnumerable<string> OneKey(List<Attempt> attempts, List<LedgerRow> rows)
    {
        if (rows.Count > 1)
            yield return $"in the ledger {rows.Count} times";
        if (rows.Count == 0)
        {
            if (attempts.Exists(attempt => attempt.Outcome == Outcome.Acked))
                yield return "acknowledged and missing in the ledger";
            yield break;
        }
        var row = rows[0];
        foreach (var violation in Content(attempts[0].Operation, row))
            yield return violation;
        foreach (var ack in attempts.Where(attempt => attempt.Outcome == Outcome.Acked))
        {
            if (ack.Seq != row.Seq)
                yield return $"answered seq {ack.Seq}, the ledger has {row.Seq}";
            if (ack.BalanceAfter is { } balance && balance != row.BalanceAfter)
                yield return $"answered balance {balance}, the ledger has {row.BalanceAfter}";
        }
        foreach (var refusal in attempts.Where(attempt => attempt.Outcome == Outcome.Refused))
        {
            if (!CouldSucceedAfter(refusal, attempts))
                yield return "refused with 402 and in the ledger";
        }
        if (attempts.TrueForAll(attempt => attempt.Outcome is Outcome.Unavailable))
            yield return "reported as not written (storage_unavailable) and in the ledger";
    }

    private static IEnumerable<string> Content(Operation operation, LedgerRow row)
    {
        if (row.Account != operation.Account)
            yield return $"asked of account {operation.Account}, written to {row.Account}";
        if (row.Amount != operation.Effect || row.CreditType != operation.CreditType)
            yield return $"asked for {operation.Effect} {operation.CreditType}, the ledger has {row.Amount} {row.CreditType}";
        if (row.Type != (operation.Kind == OperationKind.Grant ? "grant" : "debit"))
            yield return $"asked for a {operation.Kind}, the ledger has a {row.Type}";
        var quantity = operation.Kind == OperationKind.Metered ? operation.Quantity : (long?)null;
        if (row.Quantity != quantity)
            yield return $"asked for quantity {quantity}, the ledger has {row.Quantity}";
    }

    // A later attempt may have found more credits. An earlier one only if its caller stopped waiting for it: it may
    // have gone on. One whose connection broke or that was called unknown is settled before anything is refused.
    private static bool CouldSucceedAfter(Attempt refusal, List<Attempt> attempts) =>
        attempts.Exists(other =>
            other.Outcome == Outcome.TimedOut
            || (other.Start >= refusal.Start && other != refusal && other.Outcome is not (Outcome.Refused or Outcome.Unavailable)));
}
