using System.Collections.Immutable;
using Billing.Domain.Accounts;

namespace Billing.Grains.Journal;

/// <summary>A ledger entry as the columns of table <c>ledger</c> hold it; db/0001_ledger.sql explains each.</summary>
internal struct LedgerRow
{
    public long AccountNo;
    public long Seq;
    public Guid EntryId;
    public long AtMicros;
    public string Type;
    public string? Variant;
    public string? CreditType;
    public short? Precision;
    public long Amount;
    public long BalanceBefore;
    public long BalanceAfter;
    public long ReservedAfter;
    public string? Meter;
    public long? Quantity;
    public short? QuantityPrecision;
    public long? MeterCount;
    public long? UnitCost;
    public long? PeriodStartMicros;
    public long? PeriodEndMicros;
    public ImmutableArray<GrantLine> Lines;
    public string? Operation;
    public string? IdempotencyKey;
    public Guid? KeyHash;
    public string? Reason;
    public string? Actor;
    public string? Metadata;
    public EventDetail? Detail;
    public long? RefersTo;
    public long? Included;
    public long? Overage;
    public byte[] Hash;
}
