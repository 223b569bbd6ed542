using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// What time alone does to an account: grants begin and end at their exact moment, each written once, in order of time and
/// before the command that notices (SEMANTICS A4, A5).
/// </summary>
internal static class CatchUp
{
    public static void Write(LedgerWriter writer, Instant now)
    {
        while (writer.State.NextDueAt is { } due && due <= now)
            WriteNext(writer, due);
    }

    // At one moment an end comes before a beginning (SEMANTICS A10), then ledger order.
    private static void WriteNext(LedgerWriter writer, Instant due)
    {
        foreach (var balance in writer.State.Credits)
        {
            var ended = balance.Grants
                .Where(grant => grant.Active && grant.Terms.ExpiresAt == due)
                .MinBy(grant => grant.Seq);
            if (ended is not null)
            {
                writer.Append(new AccountEvent.Expired(AssetOf(balance), ended.Seq, ended.Remaining), due);
                return;
            }
        }
        foreach (var balance in writer.State.Credits)
        {
            var begun = balance.Grants
                .Where(grant => !grant.Active && grant.Terms.EffectiveAt == due)
                .MinBy(grant => grant.Seq);
            if (begun is null)
                continue;
            var asset = AssetOf(balance);
            writer.Append(new AccountEvent.GrantActivated(asset, begun.Seq, begun.Amount), due);
            var repays = Math.Min(balance.Deficit, begun.Amount);
            if (repays > 0)
                writer.Append(new AccountEvent.DeficitRepaid(asset, begun.Seq, repays), due);
            return;
        }
        throw new InvalidOperationException($"Something is due at {due}, but no grant begins or ends then.");
    }

    private static Asset AssetOf(CreditBalance balance) => new(balance.CreditType, balance.Precision, balance.Order);
}
