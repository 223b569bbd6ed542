namespace Billing.Chaos.Load;

/// <summary>Makes up operations. Grants and debits about balance, so that accounts run dry now and then.</summary>
internal sealed class OperationPicker(Random random, IReadOnlyList<string> accounts, string prefix)
{
    private int _made;

    public string Account() =>
        // A few accounts get half of the load: many appends of one account in one flush.
        accounts[random.Next(2) == 0 ? random.Next(Math.Min(3, accounts.Count)) : random.Next(accounts.Count)];

    public Operation Next() => random.Next(100) switch
    {
        < 8 => Grant(Account()),
        < 30 => Metered(Account()),
        _ => Debit(Account()),
    };

    public Operation Usage() => random.Next(4) == 0 ? Metered(Account()) : Debit(Account());

    private Operation Grant(string account) =>
        Of(account, OperationKind.Grant, CreditType(), random.Next(20, 2_000), 0, random.Next(3) == 0 ? 10 : 50);

    private Operation Debit(string account) =>
        Of(account, OperationKind.Debit, CreditType(), random.Next(20) == 0 ? random.Next(100, 600) : random.Next(1, 80), 0, 0);

    private Operation Metered(string account)
    {
        var quantity = random.Next(1, 12);
        return Of(account, OperationKind.Metered, LoadCatalog.Decimal, quantity * LoadCatalog.MeterUnitCost, quantity, 0);
    }

    private Operation Of(string account, OperationKind kind, string creditType, long amount, long quantity, int priority) =>
        new(account, $"{prefix}-{++_made}", kind, creditType, amount, quantity, priority);

    private string CreditType() => LoadCatalog.CreditTypes[random.Next(LoadCatalog.CreditTypes.Length)];
}
