namespace Billing.Grains.Webhooks;

/// <summary>An account's messages for an endpoint, which this silo has in hand.</summary>
/// <param name="EndpointNo">The endpoint.</param>
/// <param name="AccountNo">The account.</param>
/// <param name="Failures">Failed attempts of the head of the line in a row.</param>
/// <param name="FailingSince">When the first of them was, or null.</param>
/// <param name="TakenUntil">When another may take it; the very value proves that this silo still has it.</param>
internal sealed record LineInHand(
    long EndpointNo, long AccountNo, int Failures, DateTime? FailingSince, DateTime TakenUntil);
