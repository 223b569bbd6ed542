using Billing.Chaos.Auditing;
using Billing.Chaos.Load;

namespace Billing.Chaos.Commands;

/// <summary>Shows that the audit can fail: evidence of a made-up service that does everything right passes, damaged it does not.</summary>
internal static class SelfTestCommand
{
    private const string Account = "acct-1";

    public static int Run() => Verification.Print(Clean()) ? 0 : 1;

    private static Evidence Clean()
    {
        var model = new NaiveAccount();
        var attempts = new List<Attempt>();
        var readings = new List<Reading>();
        var rows = new List<LedgerRow>
        {
            new(Account, 1, "account_updated", At(1), null, 0, 0, 0, null, Guid.NewGuid(), "open", null, null),
        };
        var picker = new OperationPicker(new Random(1), [Account], "k");
        for (var time = 10L; time < 20_000; time += 10)
        {
            var operation = picker.Next();
            var before = model.Balance(operation.CreditType);
            var seq = rows.Count + 1L;
            if (Apply(model, operation, seq) is not { } lines)
            {
                attempts.Add(new Attempt(operation, time, time + 5, Outcome.Refused) { Available = before });
                continue;
            }
            rows.Add(RowOf(operation, seq, before, lines));
            var ack = new Attempt(operation, time, time + 5, Outcome.Acked)
            {
                Seq = seq,
                BalanceAfter = before + operation.Effect,
                BodyHash = $"{seq}",
            };
            AddAttempts(attempts, ack, time);
            readings.Add(new Reading(Account, time + 7, time + 8, seq, Balances(model)));
        }
        var answer = new AccountAnswer(rows.Count, Balances(model), true, rows.Count);
        return new Evidence(attempts, readings, rows, [new Dictionary<string, AccountAnswer> { [Account] = answer }], 0);
    }

    // Some are found out by a retry, some are never answered.
    private static void AddAttempts(List<Attempt> attempts, Attempt ack, long time)
    {
        switch (ack.Seq % 7)
        {
            case 0:
                attempts.Add(new Attempt(ack.Operation, time, time + 1, Outcome.Broken));
                attempts.Add(ack with { Start = time + 2, Replayed = true });
                break;
            case 1:
                attempts.Add(new Attempt(ack.Operation, time, time + 1, Outcome.Unknown));
                break;
            default:
                attempts.Add(ack);
                break;
        }
    }

    private static List<(long GrantSeq, long Amount)>? Apply(NaiveAccount model, Operation operation, long seq)
    {
        if (operation.Kind != OperationKind.Grant)
            return model.Debit(operation.CreditType, operation.Amount);
        model.Grant(operation.CreditType, seq, operation.Amount, operation.Priority);
        return [];
    }

    private static LedgerRow RowOf(Operation operation, long seq, long before, IEnumerable<(long, long)> lines) =>
        new(
            Account,
            seq,
            operation.Kind == OperationKind.Grant ? "grant" : "debit",
            At(seq),
            operation.CreditType,
            operation.Effect,
            before,
            before + operation.Effect,
            operation.Key,
            Guid.NewGuid(),
            "usage",
            operation.Kind == OperationKind.Metered ? LoadCatalog.Meter : null,
            operation.Kind == OperationKind.Metered ? operation.Quantity : null)
        {
            Lines = [.. lines],
        };

    private static Dictionary<string, long> Balances(NaiveAccount model) =>
        model.CreditTypes.ToDictionary(creditType => creditType, model.Balance);

    private static DateTime At(long seq) => DateTime.UnixEpoch.AddSeconds(seq);
}
