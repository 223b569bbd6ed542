namespace Billing.Api.Tests.OpenApi;

/// <summary>Files of the repository that describe the API.</summary>
internal static class DocumentFile
{
    /// <summary>Set to 1, tests write docs/openapi.json instead of comparing it.</summary>
    public const string RenewVariable = "BILLING_OPENAPI_RENEW";

    /// <summary>Where the checked-in document is.</summary>
    public static string Path { get; } = At("docs", "openapi.json");

    /// <summary>A file of the repository.</summary>
    public static string At(params string[] names)
    {
        var folder = new DirectoryInfo(Source());
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Directory.Packages.props")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests are not in the repository.");
        return System.IO.Path.Combine([folder.FullName, .. names]);
    }

    private static string Source([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        System.IO.Path.GetDirectoryName(path)!;
}
