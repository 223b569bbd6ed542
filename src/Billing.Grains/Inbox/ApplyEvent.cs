using Billing.Contracts.Payments;

namespace Billing.Grains.Inbox;

/// <summary>Brings the account with this id up to date with what an event is about.</summary>
public delegate Task<WorkReply> ApplyEvent(string accountId, ProviderEvent happened);

/// <summary>Does what the account with this id has open with Stripe.</summary>
public delegate Task<WorkReply> DoStripeWork(string accountId);
