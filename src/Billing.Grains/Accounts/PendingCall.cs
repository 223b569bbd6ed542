using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Accounts;

/// <summary>A mutation on its way to an answer. It keeps what it needs to be decided again (DESIGN "One turn, one decision").</summary>
/// <param name="key">Its idempotency key.</param>
/// <param name="build">
/// Makes the command for the present state and catalog and what the ledger says about its subjects, or says why it cannot.
/// </param>
/// <param name="subjects">The entries that it needs to know about, given the state and what it knows already; or null.</param>
internal sealed class PendingCall(
    OperationKey key,
    Func<AccountState, ImmutableArray<LedgerEntry>, BuiltCommand> build,
    Func<AccountState, ImmutableArray<LedgerEntry>, ImmutableArray<long>>? subjects = null)
{
    public OperationKey Key { get; } = key;

    public Func<AccountState, ImmutableArray<LedgerEntry>, BuiltCommand> Build { get; } = build;

    public Func<AccountState, ImmutableArray<LedgerEntry>, ImmutableArray<long>>? Subjects { get; } = subjects;

    /// <summary>What the ledger says about its subjects; read anew for each round.</summary>
    public ImmutableArray<LedgerEntry> History { get; set; } = [];

    /// <summary>The final answer, once there is one.</summary>
    public CallAnswer? Answer { get; set; }

    /// <summary>The entry that the ledger already holds under its key, once looked up.</summary>
    public RecentEntry? Stored { get; set; }

    /// <summary>What the current round came to, valid once its flight or proof is durable.</summary>
    public Tentative? Tentative { get; set; }
}

/// <summary>A command, and a reason of the catalog not to carry it out that a replay does not care about.</summary>
internal readonly record struct BuiltCommand(AccountCommand? Command, Refusal? Refusal);

/// <summary>What a round came to before it is durable.</summary>
/// <param name="Entry">The entry that answers, made now or by an earlier call.</param>
/// <param name="Replayed">Whether an earlier call made it.</param>
/// <param name="Refusal">Why not, or null.</param>
/// <param name="State">The state that was decided on; for answers that show the account as it is.</param>
/// <param name="Flight">The append that must be durable first, or null for none of its own.</param>
internal sealed record Tentative(
    LedgerEntry? Entry, bool Replayed, Refusal? Refusal, AccountState State, Flight? Flight);

/// <summary>The durable answer to a mutation.</summary>
/// <param name="Entry">The entry that answers, or null.</param>
/// <param name="Replayed">Whether an earlier call made it.</param>
/// <param name="Refusal">Why not, or null.</param>
/// <param name="State">The account that the answer is about.</param>
internal sealed record CallAnswer(LedgerEntry? Entry, bool Replayed, Refusal? Refusal, AccountState? State)
{
    /// <summary>Of a preview: all that would be written.</summary>
    public ImmutableArray<LedgerEntry> Entries { get; init; } = [];

    public static CallAnswer Refuse(string code, string detail) => new(null, false, new Refusal(code, detail), null);
}
