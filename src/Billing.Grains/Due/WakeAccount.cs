using Billing.Contracts.Accounts;

namespace Billing.Grains.Due;

/// <summary>Wakes the account with this id.</summary>
public delegate Task<WakeReply> WakeAccount(string accountId);
