using Billing.Contracts.ApiKeys;

namespace Billing.Grains.ApiKeys;

/// <summary>An API key as it is stored.</summary>
/// <param name="No">The order in which keys were made.</param>
/// <param name="View">What callers see of it.</param>
internal sealed record ApiKeyRow(long No, ApiKeyView View);
