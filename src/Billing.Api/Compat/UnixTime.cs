namespace Billing.Api.Compat;

/// <summary>Times as other services spell them (SEMANTICS D1).</summary>
internal static class UnixTime
{
    /// <summary>Whole seconds since 1970.</summary>
    public static long Of(DateTime utc) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToUnixTimeSeconds();
}
