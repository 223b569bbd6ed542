using System.Reflection;
using System.Security.Cryptography;

namespace Billing.Silo.Database;

/// <summary>One numbered SQL file.</summary>
/// <param name="Name">Its file name, such as <c>0001_ledger.sql</c>.</param>
/// <param name="Sql">Its text.</param>
public sealed record Migration(string Name, string Sql)
{
    private const string Folder = "db/";

    /// <summary>SHA-256 over the text in UTF-8, with line ends as on Linux, in lowercase hexadecimal digits.</summary>
    public string Checksum =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The files of <c>db/</c> as they were when this was built, in order.</summary>
    public static IReadOnlyList<Migration> Embedded()
    {
        var assembly = typeof(Migration).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Migration(name[Folder.Length..], Read(assembly, name)))];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <summary>The database and the files do not belong together; its message says how and what to do.</summary>
public sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
