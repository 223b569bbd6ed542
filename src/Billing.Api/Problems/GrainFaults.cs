using Billing.Contracts;
using Orleans.Runtime;

namespace Billing.Api.Problems;

/// <summary>What a grain call's exception means to a client. Refusals are in replies; this is the way there.</summary>
internal static class GrainFaults
{
    /// <summary>The problem, or null for an exception that nobody expects.</summary>
    /// <param name="fault">What the call threw.</param>
    /// <param name="readsOnly">Whether the call could change nothing.</param>
    public static Problem? Find(Exception fault, bool readsOnly) => fault switch
    {
        // The silo was lost with the call in it, or has not answered in time: the change may have been written.
        TimeoutException or SiloUnavailableException => readsOnly ? Away() : InDoubt(),
        // The directory of grains is being handed over. It throws this bare type; what derives from it means other things.
        not null when fault.GetType() == typeof(OrleansException) => readsOnly ? Away() : InDoubt(),
        LimitExceededException or OrleansMessageRejectionException => Away(),
        _ => null,
    };

    private static Problem Away() =>
        Problem.Of(ErrorCodes.StorageUnavailable, "The service is busy or behind; this call changed nothing.");

    private static Problem InDoubt() => Problem.Of(
        ErrorCodes.OutcomeUnknown, "Whether this was written is not known yet; retry with the same key.");
}
