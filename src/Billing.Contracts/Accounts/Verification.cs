namespace Billing.Contracts.Accounts;

/// <summary>Verifying a whole ledger.</summary>
public static class Verification
{
    /// <summary>Verifies the ledger from its first entry to its last, however long it is.</summary>
    public static async Task<VerifyReply> Verify(this IAccountGrain account)
    {
        var run = Guid.NewGuid();
        while (true)
        {
            var reply = await account.Verify(run);
            if (reply.Done || reply.Error is not null)
                return reply;
        }
    }
}
