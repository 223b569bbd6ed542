using Billing.Domain.Values;

namespace Billing.Contracts;

/// <summary>An amount on the wire: a count of smallest units with its precision.</summary>
/// <param name="Value">Smallest units; may be negative.</param>
/// <param name="Precision">Decimal places.</param>
[GenerateSerializer, Alias("billing.amount"), Immutable]
public readonly record struct Amount([property: Id(0)] long Value, [property: Id(1)] byte Precision)
{
    /// <summary>Plain decimal text, as the API prints amounts.</summary>
    public override string ToString() => new Units(Value, Precision).ToString();
}
