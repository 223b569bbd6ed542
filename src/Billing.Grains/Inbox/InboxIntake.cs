using Billing.Grains.Provider;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stripe;

namespace Billing.Grains.Inbox;

/// <summary>The one way of an event into the inbox, whether it was delivered or found in Stripe's list.</summary>
internal static class InboxIntake
{
    private const string Pending = "pending";
    private const string Ignored = "ignored";

    /// <summary>Writes an event, once. One of the other mode is not ours (SEMANTICS E9); a type without effect is kept and ignored.</summary>
    /// <returns>Whether it is new.</returns>
    public static async Task<bool> Take(
        NpgsqlDataSource source, StripeEvent read, ProviderOptions options, ILogger logger, CancellationToken cancel)
    {
        if (read.IsLive != options.IsLive)
        {
            InboxLog.OtherMode(logger, read.Id, read.IsLive);
            return false;
        }
        // What counts is read from Stripe in our own version, so another one does no harm (SEMANTICS E10).
        if (read.ApiVersion is { } version && !EventUtility.IsCompatibleApiVersion(version))
            InboxLog.OtherVersion(logger, read.Id, version, StripeConfiguration.ApiVersion);
        var status = read.ObjectId is not null && Happenings.Concerns(read.Type) ? Pending : Ignored;
        return await InboxTable.Add(source, read, status, cancel);
    }
}
