using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>A balance that was moved by hand.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Seq">Its place.</param>
/// <param name="Account">The account.</param>
/// <param name="CreditType">The credit type.</param>
/// <param name="Amount">Signed.</param>
/// <param name="GrantId">The grant that a positive amount made, or null.</param>
/// <param name="Consumed">The grants that a negative amount took from.</param>
/// <param name="Reason">Why.</param>
/// <param name="Balances">What it left.</param>
internal sealed record AdjustmentAnswer(
    string EntryId,
    long Seq,
    string Account,
    string CreditType,
    string Amount,
    string? GrantId,
    IReadOnlyList<ConsumedLine> Consumed,
    string? Reason,
    Dictionary<string, MovedBalance> Balances)
{
    public static AdjustmentAnswer Of(EntryReply entry)
    {
        var moved = entry.Movement ?? throw new InvalidOperationException($"Entry {entry.EntryId} moved nothing.");
        var credits = moved.Amount.Value > 0;
        return new AdjustmentAnswer(
            entry.EntryId,
            entry.Seq,
            entry.Account,
            moved.CreditType,
            moved.Amount.ToString(),
            credits ? moved.Lines[0].GrantId : null,
            credits ? [] : [.. moved.Lines.Select(line => ConsumedLine.Of(moved.CreditType, line))],
            entry.Note.Reason,
            MovedBalance.Of(moved));
    }
}

/// <summary>What was taken from one grant.</summary>
internal sealed record ConsumedLine(string GrantId, string CreditType, string Amount)
{
    public static ConsumedLine Of(string creditType, LineReply line) =>
        new(line.GrantId, creditType, line.Amount.ToString());
}
