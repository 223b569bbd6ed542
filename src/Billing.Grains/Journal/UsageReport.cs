using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Grains.Journal;

/// <summary>How long the spans are that usage is summed up in; all in UTC.</summary>
public enum UsageGranularity
{
    /// <summary>Hours.</summary>
    Hour,

    /// <summary>Days.</summary>
    Day,

    /// <summary>Calendar months.</summary>
    Month,
}

/// <summary>An account's usage, summed up; spans without any are not in it.</summary>
/// <param name="Meters">By span and meter.</param>
/// <param name="Credits">By span and credit type.</param>
public sealed record UsageReport(ImmutableArray<MeterUsage> Meters, ImmutableArray<CreditUsage> Credits);

/// <summary>What a meter counted within a span; what was reversed within it is taken off.</summary>
/// <param name="Start">Where the span begins.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="Precision">Decimal places of the quantities.</param>
/// <param name="Quantity">What was admitted, in smallest units.</param>
/// <param name="Included">The part that a plan included.</param>
/// <param name="Overage">The part beyond plan and credits.</param>
public readonly record struct MeterUsage(
    Instant Start, string Meter, byte Precision, long Quantity, long Included, long Overage);

/// <summary>What usage took of a credit type within a span; what was reversed within it is taken off.</summary>
/// <param name="Start">Where the span begins.</param>
/// <param name="CreditType">The credit type's code.</param>
/// <param name="Precision">Decimal places of the amount.</param>
/// <param name="Amount">Smallest units; negative where more was reversed than used.</param>
public readonly record struct CreditUsage(Instant Start, string CreditType, byte Precision, long Amount);
