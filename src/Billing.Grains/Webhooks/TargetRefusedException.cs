namespace Billing.Grains.Webhooks;

/// <summary>A host's name led to an address that is not on the public Internet; nothing was sent.</summary>
internal sealed class TargetRefusedException() : IOException("the host has an address that is not on the public Internet");
