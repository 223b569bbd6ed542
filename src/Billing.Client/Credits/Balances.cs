namespace Billing.Client;

/// <summary>What an account holds of one credit type: available = settled - reserved (SEMANTICS C1).</summary>
public record Balance
{
    /// <summary>What the ledger sums to.</summary>
    public decimal Settled { get; init; }

    /// <summary>What reservations hold of it.</summary>
    public decimal Reserved { get; init; }

    /// <summary>What can be spent.</summary>
    public decimal Available { get; init; }

    /// <summary>What a dispute has frozen, or null.</summary>
    public decimal? Frozen { get; init; }

    /// <summary>What expires next, where the answer tells.</summary>
    public Expiry? NextExpiry { get; init; }
}

/// <summary>
/// An answer that names no balance. (An initializer would do, but deserialization overwrites it with null.)
/// </summary>
internal static class NoBalances
{
    public static readonly IReadOnlyDictionary<string, Balance> All = new Dictionary<string, Balance>();
}

/// <summary>Credits that will expire.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Amount">How many.</param>
public sealed record Expiry(DateTimeOffset At, decimal Amount);

/// <summary>All balances of an account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Seq">The entry that they are as of.</param>
/// <param name="At">The moment that they are as of, where one was asked for.</param>
/// <param name="Items">By credit type.</param>
public sealed record AccountBalances(
    string Account,
    long Seq,
    DateTimeOffset? At,
    [property: System.Text.Json.Serialization.JsonPropertyName("balances")] IReadOnlyDictionary<string, Balance> Items)
{
    /// <summary>The balance of a credit type; zero where the account never had any.</summary>
    public Balance this[string creditType] => Items.TryGetValue(creditType, out var balance) ? balance : new Balance();
}

/// <summary>One balance of an account.</summary>
public sealed record AccountBalance : Balance
{
    /// <summary>The account.</summary>
    public string Account { get => field ?? ""; init; }

    /// <summary>The entry that it is as of.</summary>
    public long Seq { get; init; }

    /// <summary>The credit type's code.</summary>
    public string CreditType { get => field ?? ""; init; }
}
