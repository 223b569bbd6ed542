namespace Billing.Chaos.Auditing;

/// <summary>What each service says about the accounts after the load, compared with the ledger and the naive model.</summary>
internal static class AccountChecks
{
    public static IEnumerable<string> Run(EvidenceIndex index)
    {
        foreach (var (account, rows) in index.RowsByAccount)
        {
            var model = LedgerChecks.Fold(rows, index);
            for (var host = 0; host < index.Evidence.Answers.Count; host++)
            {
                foreach (var violation in OneAnswer(index.Evidence.Answers[host].GetValueOrDefault(account), rows, model))
                    yield return $"account {account} on host {host + 1}: {violation}";
            }
        }
    }

    private static IEnumerable<string> OneAnswer(AccountAnswer? answer, List<LedgerRow> rows, NaiveAccount model)
    {
        if (answer is null)
        {
            yield return "does not answer";
            yield break;
        }
        if (!answer.VerifyOk || answer.VerifyEntries != rows.Count)
            yield return $"ledger/verify says ok={answer.VerifyOk} for {answer.VerifyEntries} entries of {rows.Count}";
        if (answer.Seq != rows[^1].Seq)
            yield return $"balances are of seq {answer.Seq}, the ledger ends at {rows[^1].Seq}";
        foreach (var creditType in model.CreditTypes.Union(answer.Settled.Keys))
        {
            var (said, computed) = (answer.Settled.GetValueOrDefault(creditType), model.Balance(creditType));
            if (said != computed)
                yield return $"says {said} {creditType}, the ledger makes {computed}";
        }
    }
}
