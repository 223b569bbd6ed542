namespace Billing.Grains.Admin;

/// <summary>One field of a request, in its one spelling.</summary>
/// <param name="Name">As the API prints it.</param>
/// <param name="Value">Its value as text, or null.</param>
public sealed record RequestField(string Name, string? Value);
