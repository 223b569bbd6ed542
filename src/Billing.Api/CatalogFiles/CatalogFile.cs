using System.Text;
using System.Text.Json;
using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Catalog;

namespace Billing.Api.CatalogFiles;

/// <summary>A catalog file: what it says, and where it says it.</summary>
internal sealed class CatalogFile
{
    /// <summary>The most bytes of a file.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private readonly string _path;
    private readonly byte[] _utf8;

    private CatalogFile(string path, byte[] utf8)
    {
        (_path, _utf8) = (path, utf8);
    }

    /// <summary>Takes in a file.</summary>
    /// <exception cref="CatalogFileException">It cannot be read, or is too large.</exception>
    public static async Task<CatalogFile> Open(string path, CancellationToken cancellation)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
                throw new CatalogFileException($"{path}: The catalog file has more than {MaxBytes} bytes.");
            return new CatalogFile(path, await File.ReadAllBytesAsync(path, cancellation));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CatalogFileException(
                $"{path}: The catalog file (BILLING_CATALOG) cannot be read: {e.Message}", e);
        }
    }

    /// <summary>What the file says.</summary>
    /// <exception cref="CatalogFileException">It is no JSON, or something in it is not allowed.</exception>
    public CatalogObjects Read()
    {
        CheckText();
        try
        {
            // Applied again at each start: a key would make the second time a replay of the first.
            var body = new BodyReader(_utf8) { RefusesKeys = true };
            var objects = CatalogFileBody.Read(ref body);
            body.End();
            if (body.Fault is { } fault)
                throw Wrong(JsonPlace.LineAt(_utf8, body.FaultOffset), fault.Error);
            return CatalogFileDuplicates.Find(objects) is { } twice ? throw Wrong(twice) : objects;
        }
        catch (JsonException e)
        {
            throw new CatalogFileException(
                $"{_path}:{e.LineNumber + 1}: This is no valid JSON, or it is nested too deep "
                + $"(byte {e.BytePositionInLine + 1} of the line).",
                e);
        }
    }

    /// <summary>What is wrong with an object of the file, named by its path from the top.</summary>
    public CatalogFileException Wrong(ErrorReply error) => Wrong(JsonPlace.LineOf(_utf8, error.Field ?? ""), error);

    private CatalogFileException Wrong(int line, ErrorReply error) =>
        new($"{_path}:{line}: {(error.Field is { } field ? field + ": " : "")}{error.Detail}");

    private void CheckText()
    {
        ReadOnlySpan<byte> rest = _utf8;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(rest, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                var line = JsonPlace.LineAt(_utf8, _utf8.Length - rest.Length);
                throw new CatalogFileException($"{_path}:{line}: This is not UTF-8.");
            }
            rest = rest[length..];
        }
    }
}

/// <summary>A catalog file cannot be applied; the message names file, line and field.</summary>
internal sealed class CatalogFileException(string message, Exception? inner = null) : Exception(message, inner);
