using Billing.Contracts.Accounts;

namespace Billing.Grains.TestClocks;

/// <summary>Moves the account with this id on.</summary>
public delegate Task<MutationReply> AdvanceAccount(string accountId, AdvanceClockRequest request);
