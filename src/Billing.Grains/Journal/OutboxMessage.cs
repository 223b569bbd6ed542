namespace Billing.Grains.Journal;

/// <summary>A message to others that an entry causes. It is stored if and only if the entry is.</summary>
/// <param name="Seq">The entry, one of the append's.</param>
/// <param name="N">Tells apart several messages of one entry.</param>
/// <param name="Type">What kind of message it is.</param>
/// <param name="Payload">JSON text, kept byte for byte.</param>
public sealed record OutboxMessage(long Seq, short N, string Type, string Payload);
