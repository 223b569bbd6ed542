namespace Billing.Grains.Admin;

/// <summary>How long a page of a list may be; the edge refuses other limits, this only keeps a query bounded.</summary>
internal static class PageLimit
{
    /// <summary>1 to 100.</summary>
    public static int Clamp(int limit) => Math.Clamp(limit, 1, 100);
}
