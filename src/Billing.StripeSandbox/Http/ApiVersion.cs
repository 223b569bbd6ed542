namespace Billing.StripeSandbox.Http;

/// <summary>
/// The versions of Stripe's API that the sandbox speaks; each call is checked by the one that it names.
/// </summary>
internal static class ApiVersion
{
    public const string Dahlia = "2026-07-29.dahlia";

    public const string Endive = "2026-10-28.endive";

    public static readonly string[] Known = [Dahlia, Endive];

    /// <summary>The word after the dot, by which parameter tables name a version.</summary>
    public static string Train(string version) => version[(version.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
