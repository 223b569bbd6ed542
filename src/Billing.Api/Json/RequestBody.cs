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

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The request that the body says, or what is wrong with it.</summary>
    public static async ValueTask<(T? Value, string? Key, Problem? Problem)> Read<T>(
        HttpRequest request, BodyParser<T> parse, int limit = NormalLimit, bool optional = false)
    {
        if (request.ContentLength > limit)
            return (default, null, TooLarge(limit));
        var buffer = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? 1023) + 1);
        try
        {
            var length = 0;
            while (true)
            {
                var read = await Fill(request, buffer.AsMemory(length));
                if (read is null)
                    return (default, null, Problem.Of(ErrorTable.RequestTimeout, "The body took too long to arrive."));
                if (read == 0)
                    break;
                length += read.Value;
                if (length > limit)
                    return (default, null, TooLarge(limit));
                if (length == buffer.Length)
                    buffer = Grow(buffer);
            }
            if (length == 0 && optional)
                return default;
            return HasJson(request) ? Parse(buffer.AsSpan(0, length), parse) : (default, null, Problem.NotJson);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A body that is already there, as nearly every one is, needs no timer.
    private static async ValueTask<int?> Fill(HttpRequest request, Memory<byte> target)
    {
        using var patience = new CancellationTokenSource();
        var reading = request.Body.ReadAsync(target, patience.Token);
        if (!reading.IsCompleted)
            patience.CancelAfter(Patience);
        try
        {
            return await reading;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return null;
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
            && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

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
