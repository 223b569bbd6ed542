using System.Collections.Immutable;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Accounts;

/// <summary>
/// Makes commands about something that an earlier entry made: a reservation, a grant, usage. Amounts are read in its precision,
/// which the account or the ledger knows.
/// </summary>
internal static class SubjectCommands
{
    public static BuiltCommand Capture(
        AccountState state, CaptureRequest request, OperationKey key, ImmutableArray<LedgerEntry> history)
    {
        var seq = SeqOf(PublicId.Reservation, state, request.ReservationId);
        if (ExcessOf(request.Excess) is not { } excess)
            return CommandBuilder.Refuse(Refusal.Invalid("excess", "Excess is settle or strict."));
        long amount = 0;
        if (request.Amount is { } text
            && CommandBuilder.ReadAmount("amount", text, PrecisionOf(state, seq, history), out amount) is { } fault)
        {
            return fault;
        }
        return new BuiltCommand(
            new AccountCommand.Capture(
                key,
                CommandBuilder.NoteOf(request.Note),
                seq,
                request.Commit,
                request.Amount is null ? null : amount,
                request.Final,
                excess,
                history),
            null);
    }

    public static BuiltCommand Release(
        AccountState state, ReleaseRequest request, OperationKey key, ImmutableArray<LedgerEntry> history) => new(
        new AccountCommand.Release(
            key, CommandBuilder.NoteOf(request.Note), SeqOf(PublicId.Reservation, state, request.ReservationId), history),
        null);

    public static BuiltCommand Extend(
        AccountState state, ExtendRequest request, OperationKey key, ImmutableArray<LedgerEntry> history) => new(
        new AccountCommand.Extend(
            key,
            CommandBuilder.NoteOf(request.Note),
            SeqOf(PublicId.Reservation, state, request.ReservationId),
            request.TtlSeconds,
            history),
        null);

    public static BuiltCommand VoidGrant(
        AccountState state, VoidGrantRequest request, OperationKey key, ImmutableArray<LedgerEntry> history) => new(
        new AccountCommand.VoidGrant(
            key, CommandBuilder.NoteOf(request.Note), SeqOf(PublicId.Grant, state, request.GrantId), history),
        null);

    public static BuiltCommand Reverse(
        AccountState state, ReverseRequest request, OperationKey key, ImmutableArray<LedgerEntry> history)
    {
        var seq = SeqOf(PublicId.Entry, state, request.EntryId);
        var original = history.FirstOrDefault(entry => entry.Seq == seq)?.Event;
        var usage = UsageOf(original);
        var (field, text) = request.Quantity is null ? ("amount", request.Amount) : ("quantity", request.Quantity);
        if (request is { Amount: not null, Quantity: not null } || (text is not null && (field == "quantity") != usage is not null))
        {
            return CommandBuilder.Refuse(Refusal.Invalid(
                field, usage is null ? "A plain debit is reversed by amount." : "Metered usage is reversed by quantity."));
        }
        var precision = usage?.Quantity.Precision ?? original?.MovedAsset?.Precision ?? Units.MaxPrecision;
        long part = 0;
        if (text is not null && CommandBuilder.ReadAmount(field, text, precision, out part) is { } fault)
            return fault;
        var asked = new ReversalAsked(text is null ? null : part, request.ReissueDays);
        return new BuiltCommand(
            new AccountCommand.Reverse(key, CommandBuilder.NoteOf(request.Note), seq, asked, history), null);
    }

    /// <summary>What must be known of a reservation: nothing while it is open.</summary>
    public static ImmutableArray<long> OfReservation(AccountState state, string id)
    {
        var seq = SeqOf(PublicId.Reservation, state, id);
        return seq == 0 || state.Reservations.Find(seq) is not null ? [] : [seq];
    }

    /// <summary>What must be known of a grant: nothing while it is live.</summary>
    public static ImmutableArray<long> OfGrant(AccountState state, string id)
    {
        var seq = SeqOf(PublicId.Grant, state, id);
        return seq == 0 || state.Credits.Any(credit => credit.Find(seq) is not null) ? [] : [seq];
    }

    /// <summary>What must be known of an entry to reverse: itself, then the grants that paid.</summary>
    public static ImmutableArray<long> OfReversal(AccountState state, string id, ImmutableArray<LedgerEntry> history)
    {
        var seq = SeqOf(PublicId.Entry, state, id);
        if (seq == 0)
            return [];
        var lines = history.FirstOrDefault(entry => entry.Seq == seq)?.Event switch
        {
            AccountEvent.Debited debited => debited.Lines,
            AccountEvent.Captured captured => [.. captured.Pinned, .. captured.Lines],
            _ => ImmutableArray<GrantLine>.Empty,
        };
        return [seq, .. lines.Select(line => line.GrantSeq).Distinct()];
    }

    /// <summary>The entry that a public id names, or 0 for none of this account.</summary>
    public static long SeqOf(string prefix, AccountState state, string id) =>
        PublicId.TryRead(prefix, state.AccountNo, id, out var seq) && seq <= state.Seq ? seq : 0;

    private static MeteredUsage? UsageOf(AccountEvent? e) => e switch
    {
        AccountEvent.Debited debited => debited.Usage,
        AccountEvent.Captured captured => captured.Usage,
        _ => null,
    };

    private static byte PrecisionOf(AccountState state, long seq, ImmutableArray<LedgerEntry> history)
    {
        var made = history.FirstOrDefault(entry => entry.Seq == seq)?.Event as AccountEvent.Reserved;
        var open = state.Reservations.Find(seq);
        return open?.Hold?.Precision ?? open?.Asset?.Precision
            ?? made?.Hold?.Precision ?? made?.Asset?.Precision ?? Units.MaxPrecision;
    }

    private static ExcessMode? ExcessOf(string? text) => text switch
    {
        null or "settle" => ExcessMode.Settle,
        "strict" => ExcessMode.Strict,
        _ => null,
    };
}
