using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench.Peer;

/// <summary>What the function answered.</summary>
/// <param name="Refusal">Why not, or null.</param>
/// <param name="Replayed">Whether an earlier call with the same key made the entry.</param>
/// <param name="Seq">The ledger entry.</param>
/// <param name="Balance">What it left, or what there was when it was refused.</param>
internal readonly record struct RowLockReply(string? Refusal, bool Replayed, long Seq, long Balance)
{
    public long AccountNo { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>What the meter had counted in its month afterwards.</summary>
    public long MeterCount { get; init; }

    /// <summary>The grants that it burned, each named by the entry that made it.</summary>
    public long[] GrantSeqs { get; init; } = [];

    public long[] GrantAmounts { get; init; } = [];

    public Answer Answer => new(Refusal, Replayed, Seq, Refusal is null ? Balance : 0);

    public static RowLockReply Read(NpgsqlDataReader reader) => reader.IsDBNull(0)
        ? new RowLockReply(null, reader.GetBoolean(1), reader.GetInt64(2), reader.GetInt64(3))
        {
            AccountNo = reader.GetInt64(4),
            At = reader.GetDateTime(5),
            MeterCount = reader.GetInt64(6),
            GrantSeqs = reader.GetFieldValue<long[]>(7),
            GrantAmounts = reader.GetFieldValue<long[]>(8),
        }
        : new RowLockReply(reader.GetString(0), reader.GetBoolean(1), 0, reader.IsDBNull(3) ? 0 : reader.GetInt64(3));
}
