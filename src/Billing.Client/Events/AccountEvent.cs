namespace Billing.Client;

/// <summary>A ledger entry as it happens.</summary>
/// <param name="Seq">Its place: where to go on after a pause.</param>
/// <param name="Type">Its type, such as <c>debit</c>.</param>
/// <param name="Entry">The entry.</param>
public sealed record AccountEvent(long Seq, string Type, LedgerEntry Entry);
