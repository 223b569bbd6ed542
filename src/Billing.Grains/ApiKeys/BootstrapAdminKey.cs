using Billing.Contracts;
using Billing.Contracts.ApiKeys;
using Billing.Grains.Admin;
using Billing.Grains.Journal;

namespace Billing.Grains.ApiKeys;

/// <summary>Makes the first administrator's key of a deployment whose operator chose none.</summary>
public sealed class BootstrapAdminKey(AdminDatabase database, KeyHasher hasher, RootKey root)
{
    // Any number, as long as it is the same in every process and nobody else's.
    private const long AdvisoryLock = 0x62_6B_6C_69_76_65;

    /// <summary>
    /// The text of a new key, for the host to print once, where no administrator's key was ever made (one that was made
    /// and revoked counts: an operator who is locked out sets <c>BILLING_ADMIN_KEY</c>); otherwise null.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The store did not answer.</exception>
    public async Task<string?> MakeFirst()
    {
        if (root.IsSet)
            return null;
        ErrorReply? failure = null;
        var text = await database.Run<string?>(
            async transaction =>
            {
                await transaction.Execute("select pg_advisory_xact_lock($1)", AdvisoryLock);
                if (await ApiKeyTable.AnyAdmin(transaction))
                    return null;
                var made = NewApiKey.Make("admin", null, "first administrator's key", transaction.Now);
                var hash = await hasher.Hash(transaction, ApiKeyText.Sha256(made.Text).AsMemory());
                await ApiKeyTable.Add(transaction, made.View, hash);
                await transaction.Commit();
                return made.Text;
            },
            error =>
            {
                failure = error;
                return null;
            });
        return failure is null ? text : throw new JournalUnavailableException(failure.Detail);
    }
}
