using System.Globalization;

namespace Billing.Chaos.Load;

/// <summary>What an operation does.</summary>
internal enum OperationKind
{
    Grant,
    Debit,
    Metered,
}

/// <summary>One change of an account under one idempotency key.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Key">Its key; no other operation has it.</param>
/// <param name="Kind">What it does.</param>
/// <param name="CreditType">The credit type that it moves.</param>
/// <param name="Amount">Smallest units of the credit type; always more than 0.</param>
/// <param name="Quantity">Units of the meter; 0 without one.</param>
/// <param name="Priority">A grant's burn priority.</param>
internal sealed record Operation(
    string Account, string Key, OperationKind Kind, string CreditType, long Amount, long Quantity, int Priority)
{
    /// <summary>What it does to the balance, signed.</summary>
    public long Effect => Kind == OperationKind.Grant ? Amount : -Amount;
}

/// <summary>The catalog of the load: an ordinary credit type, one with decimals, and a meter that costs the second.</summary>
internal static class LoadCatalog
{
    public const string Whole = "emails";
    public const string Decimal = "usd";
    public const int DecimalPlaces = 4;
    public const string Meter = "tokens";

    /// <summary>What one unit of the meter costs, in smallest units of <see cref="Decimal"/>: 0.0008.</summary>
    public const long MeterUnitCost = 8;

    public static string[] CreditTypes { get; } = [Whole, Decimal];

    /// <summary>Decimal text of smallest units.</summary>
    public static string Print(string creditType, long units) =>
        creditType == Whole
            ? units.ToString(CultureInfo.InvariantCulture)
            : (units / 10_000m).ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>Smallest units of decimal text.</summary>
    public static long Read(string creditType, string text) =>
        (long)(decimal.Parse(text, CultureInfo.InvariantCulture) * (creditType == Whole ? 1 : 10_000));
}
