namespace Billing.Grains.Webhooks;

/// <summary>Where a message stands in the outbox.</summary>
internal readonly record struct OutboxPlace(long AccountNo, long Seq, short N);

/// <summary>A message of the outbox.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="AccountId">The account's id.</param>
/// <param name="Type">What kind of message it is.</param>
/// <param name="Payload">What it says, as JSON text.</param>
/// <param name="CreatedAt">When it was written, by the clock of the database.</param>
internal sealed record OutboxRow(OutboxPlace Place, string AccountId, string Type, string Payload, DateTime CreatedAt);

/// <summary>A message for one endpoint.</summary>
/// <param name="EndpointNo">The endpoint.</param>
/// <param name="Message">The message.</param>
/// <param name="Id">The header <c>webhook-id</c>.</param>
/// <param name="Body">What is sent.</param>
internal sealed record NewDelivery(long EndpointNo, OutboxRow Message, string Id, string Body);
