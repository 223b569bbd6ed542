using Billing.Chaos.Load;

namespace Billing.Chaos.Auditing;

/// <summary>The ledger by itself: gap-free, continuous, never negative, and spent in the order that the naive model says.</summary>
internal static class LedgerChecks
{
    public static IEnumerable<string> Run(EvidenceIndex index) =>
        from account in index.RowsByAccount
        from violation in OneAccount(account.Value, index)
        select $"account {account.Key} {violation}";

    /// <summary>The balances that the naive model computes from the rows.</summary>
    public static NaiveAccount Fold(IEnumerable<LedgerRow> rows, EvidenceIndex index)
    {
        var model = new NaiveAccount();
        foreach (var row in rows)
            Apply(model, row, index);
        return model;
    }

    private static IEnumerable<string> OneAccount(List<LedgerRow> rows, EvidenceIndex index)
    {
        var model = new NaiveAccount();
        var after = new Dictionary<string, long>();
        var at = DateTime.MinValue;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Seq != i + 1)
            {
                yield return $"seq {row.Seq}: stands at place {i + 1}: a gap or a double";
                yield break;
            }
            if (row.At < at)
                yield return $"seq {row.Seq}: earlier than the entry before it";
            at = row.At;
            foreach (var violation in Balances(row, after))
                yield return $"seq {row.Seq}: {violation}";
            if (Apply(model, row, index) is { } wrong)
                yield return $"seq {row.Seq}: {wrong}";
        }
    }

    private static IEnumerable<string> Balances(LedgerRow row, Dictionary<string, long> after)
    {
        if (row.CreditType is not { } creditType)
            yield break;
        if (row.BalanceBefore != after.GetValueOrDefault(creditType))
            yield return $"begins at {row.BalanceBefore}, the entry before ended at {after.GetValueOrDefault(creditType)}";
        if (row.BalanceAfter != row.BalanceBefore + row.Amount)
            yield return $"{row.BalanceBefore} and {row.Amount} do not make {row.BalanceAfter}";
        if (row.BalanceAfter < 0)
            yield return $"a negative balance, {row.BalanceAfter}";
        after[creditType] = row.BalanceAfter;
    }

    private static string? Apply(NaiveAccount model, LedgerRow row, EvidenceIndex index)
    {
        switch (row.Type)
        {
            // A run may pass the end of a month.
            case "account_updated" or "period_closed":
                return null;
            case "grant":
                var priority = row.Key is not null && index.AttemptsByKey.TryGetValue(row.Key, out var attempts)
                    ? attempts[0].Operation.Priority
                    : 50;
                model.Grant(row.CreditType!, row.Seq, row.Amount, priority);
                return null;
            case "debit":
                if (model.Debit(row.CreditType!, -row.Amount) is not { } lines)
                    return $"takes {-row.Amount}, more than there is";
                return lines.SequenceEqual(row.Lines)
                    ? null
                    : $"took from {string.Join(' ', row.Lines)}, first in first out is {string.Join(' ', lines)}";
            default:
                return $"a {row.Type}, which the load does not cause";
        }
    }
}
