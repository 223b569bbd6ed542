using System.Net;
using System.Text.Json;
using Billing.Contracts;
using Billing.Domain.Accounts;
using Billing.Grains.Journal;
using Microsoft.Extensions.Logging;
using Stripe;

namespace Billing.Grains.Provider;

/// <summary>What Stripe's failures mean to a caller. None of its exceptions crosses a grain call (STYLE 23).</summary>
internal static class ProviderFaults
{
    private const string KeyReused = "idempotency_error";

    /// <summary>Does a piece of work; a failure of Stripe becomes the reply that <paramref name="refuse"/> makes.</summary>
    public static async Task<T> Guard<T>(
        ILogger logger, string what, string accountId, Func<Task<T>> work, Func<ErrorReply, T> refuse)
    {
        try
        {
            return await work();
        }
        catch (ProviderRefusalException refused)
        {
            return refuse(refused.Error);
        }
        catch (Exception fault) when (fault is StripeException or HttpRequestException or OperationCanceledException or JsonException)
        {
            return refuse(Of(logger, what, accountId, fault));
        }
        catch (Exception fault) when (JournalFaults.IsOfStore(fault))
        {
            ProviderLog.StoreAway(logger, what, accountId, fault);
            return refuse(new ErrorReply(ErrorCodes.StorageUnavailable, "The store is away or behind; try again with the same key."));
        }
    }

    /// <summary>Whether Stripe has no such object.</summary>
    public static bool IsMissing(StripeException fault) =>
        fault.HttpStatusCode == HttpStatusCode.NotFound || fault.StripeError?.Code == "resource_missing";

    private static ErrorReply Of(ILogger logger, string what, string accountId, Exception fault)
    {
        if (fault is not StripeException { HttpStatusCode: not 0 } said)
        {
            ProviderLog.Away(logger, what, accountId, 0, null, fault);
            return Unavailable("Stripe does not answer; try again with the same key.");
        }
        var (status, requestId) = ((int)said.HttpStatusCode, said.StripeResponse?.RequestId);
        if (status is 401 or 403)
        {
            ProviderLog.KeyRefused(logger, status, requestId);
            return Unavailable("Stripe does not accept the service's key; the operator has to look.");
        }
        if (said.StripeError is not { } error || status is 409 or 424 or 429 or >= 500)
        {
            ProviderLog.Away(logger, what, accountId, status, requestId, fault);
            return Unavailable("Stripe could not do it now; try again with the same key.");
        }
        ProviderLog.Refused(logger, what, accountId, error.Code, error.DeclineCode, requestId);
        if (error.Type == KeyReused)
            return new ErrorReply(RefusalCodes.IdempotencyKeyReused, "This key was used with another request.");
        var code = status == 402 ? ErrorCodes.StripeDeclined : ErrorCodes.StripeRefused;
        return new ErrorReply(code, error.Message ?? "Stripe refused it.") { StripeCode = error.DeclineCode ?? error.Code };
    }

    private static ErrorReply Unavailable(string detail) => new(ErrorCodes.StripeUnavailable, detail);
}
