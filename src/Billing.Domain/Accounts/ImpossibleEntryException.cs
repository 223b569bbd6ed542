namespace Billing.Domain.Accounts;

/// <summary>An entry says what cannot have happened to the account as it stands: the ledger is damaged, or the code is.</summary>
/// <param name="message">What it says.</param>
public sealed class ImpossibleEntryException(string message) : InvalidOperationException(message)
{
}
