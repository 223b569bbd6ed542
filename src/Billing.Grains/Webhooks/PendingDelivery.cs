namespace Billing.Grains.Webhooks;

/// <summary>A message that is to be sent.</summary>
/// <param name="Seq">The entry that caused it.</param>
/// <param name="N">Tells apart several messages of one entry.</param>
/// <param name="Id">The header <c>webhook-id</c>.</param>
/// <param name="Payload">The body.</param>
internal sealed record PendingDelivery(long Seq, short N, string Id, string Payload);
