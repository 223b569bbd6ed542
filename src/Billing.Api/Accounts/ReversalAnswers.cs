using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>Usage that was taken back.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Seq">Its place.</param>
/// <param name="Account">The account.</param>
/// <param name="Reversed">The entry that was taken back, or a part of it.</param>
/// <param name="CreditType">The credit type, or null where nothing had been charged.</param>
/// <param name="Amount">Credits given back.</param>
/// <param name="Grants">The grants that have units again, or were made for them.</param>
/// <param name="Meter">The meter, or null for a plain debit.</param>
/// <param name="Quantity">Units of the meter taken back, or null.</param>
/// <param name="MeterCount">The meter's count in the current period, or null.</param>
/// <param name="Balances">What it left.</param>
internal sealed record ReversalAnswer(
    string EntryId,
    long Seq,
    string Account,
    string? Reversed,
    string? CreditType,
    string Amount,
    IReadOnlyList<LedgerGrant> Grants,
    string? Meter,
    string? Quantity,
    string? MeterCount,
    Dictionary<string, MovedBalance> Balances)
{
    public static ReversalAnswer Of(EntryReply entry) => new(
        entry.EntryId,
        entry.Seq,
        entry.Account,
        entry.RefersTo,
        entry.Movement?.CreditType,
        entry.Movement?.Amount.ToString() ?? "0",
        entry.Movement is { } moved ? [.. moved.Lines.Select(line => new LedgerGrant(line.GrantId, line.Amount.ToString()))] : [],
        entry.Metered?.Meter,
        entry.Metered is { } metered ? (metered.Quantity with { Value = -metered.Quantity.Value }).ToString() : null,
        entry.Metered?.Count.ToString(),
        MovedBalance.Of(entry.Movement));
}

/// <summary>A grant of which the rest was taken back.</summary>
/// <param name="GrantId">The grant.</param>
/// <param name="Account">The account.</param>
/// <param name="Voided">Units taken back; 0 where nothing was left.</param>
/// <param name="Seq">The entry, or the account's last where nothing was left.</param>
/// <param name="Balances">What it left.</param>
internal sealed record VoidAnswer(
    string GrantId, string Account, string Voided, long Seq, Dictionary<string, MovedBalance> Balances)
{
    public static VoidAnswer Of(string grantId, MutationReply reply) => reply.Entry is { } entry
        ? new VoidAnswer(
            grantId, entry.Account, entry.Movement!.Lines[0].Amount.ToString(), entry.Seq, MovedBalance.Of(entry.Movement))
        : new VoidAnswer(grantId, reply.Unchanged!.Id, "0", reply.Unchanged.Seq, []);
}
