namespace Billing.Grains.Drift;

/// <summary>An account cannot be compared now. It never leaves the check, which says so in a finding.</summary>
internal sealed class DriftUncheckedException(string reason) : Exception(reason);
