using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Billing.Api.Problems;
using Microsoft.Net.Http.Headers;

namespace Billing.Api.Json;

/// <summary>Takes in a body within its limit and parses it.</summary>
internal static class RequestBody
{
    /// <summary>The most bytes of an ordinary body.</summary>
    public const int NormalLimit = 256 * 1024;

    /// <summary>The most bytes of a batch.</summary>
    public const int BatchLimit = 4 * 1024 * 1024;

    private const int SmallLength = 4 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The request that the body says, or what is wrong with it.</summary>
    public static ValueTask<(T? Value, string? Key, Problem? Problem)> Read<T>(
        HttpRequest request, BodyParser<T> parse, int limit = NormalLimit, bool optional = false)
    {
        if (request.ContentLength > limit)
            return new((default, null, TooLarge(limit)));
        return TryReadNow(request, parse, out var read) ? new(read) : ReadLater(request, parse, limit, optional);
    }

    // A small body mostly came with its headers: it is parsed where it lies.
    private static bool TryReadNow<T>(
        HttpRequest request, BodyParser<T> parse, out (T? Value, string? Key, Problem? Problem) read)
    {
        read = default;
        if (request.ContentLength is not (> 0 and <= SmallLength) || !request.BodyReader.TryRead(out var result))
            return false;
        var body = result.Buffer;
        if (result.IsCanceled || !body.IsSingleSegment || body.Length != request.ContentLength)
        {
            request.BodyReader.AdvanceTo(body.Start);
            return false;
        }
        read = HasJson(request) ? Parse(body.FirstSpan, parse) : (default, null, Problem.NotJson);
        request.BodyReader.AdvanceTo(body.End);
        return true;
    }

    private static async ValueTask<(T? Value, string? Key, Problem? Problem)> ReadLater<T>(
        HttpRequest request, BodyParser<T> parse, int limit, bool optional)
    {
        using var patience = new CancellationTokenSource();
        var buffer = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? 1023) + 1);
        try
        {
            var (length, read, waits) = (0, 0, false);
            do
            {
                var reading = request.Body.ReadAsync(buffer.AsMemory(length), patience.Token);
                // A body that is already there, as nearly every one is, needs no timer.
                if (!reading.IsCompleted && !waits)
                {
                    waits = true;
                    patience.CancelAfter(Patience);
                }
                read = await reading;
                length += read;
                if (length > limit)
                    return (default, null, TooLarge(limit));
                if (length == buffer.Length)
                    buffer = Grow(buffer);
            }
            while (read > 0);
            if (length == 0 && optional)
                return default;
            return HasJson(request) ? Parse(buffer.AsSpan(0, length), parse) : (default, null, Problem.NotJson);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return (default, null, Problem.Of(ErrorTable.RequestTimeout, "The body took too long to arrive."));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static bool HasJson(HttpRequest request) =>
        request.ContentType is "application/json" or "application/json; charset=utf-8"
        || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Charset) is var charset
            && (charset.Length == 0 || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    private static (T? Value, string? Key, Problem? Problem) Parse<T>(ReadOnlySpan<byte> utf8, BodyParser<T> parse)
    {
        if (!Utf8.IsValid(utf8))
            return (default, null, Problem.Malformed("The body is not UTF-8."));
        try
        {
            var body = new BodyReader(utf8);
            var value = parse(ref body);
            body.End();
            return body.Fault is { } fault ? (default, null, fault) : (value, body.Key, null);
        }
        catch (JsonException fault)
        {
            var at = fault.LineNumber is { } line ? $" (line {line + 1}, byte {fault.BytePositionInLine + 1})" : "";
            return (default, null, Problem.Malformed($"The body is not valid JSON{at}."));
        }
    }

    private static Problem TooLarge(int limit) =>
        Problem.Of(ErrorTable.PayloadTooLarge, $"The body has at most {limit} bytes.");
}
