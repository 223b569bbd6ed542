using Billing.Api.Problems;

namespace Billing.Api.Webhooks;

/// <summary>Takes in a body byte for byte: a signature is of the bytes, not of what they mean.</summary>
internal static class RawBody
{
    /// <summary>The bytes, or why not.</summary>
    public static async Task<(byte[] Bytes, Problem? Problem)> Read(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit)
            return ([], TooLarge(limit));
        using var buffer = new MemoryStream((int)(request.ContentLength ?? 4_096));
        var chunk = new byte[16 * 1024];
        while (await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted) is > 0 and var read)
        {
            if (buffer.Length + read > limit)
                return ([], TooLarge(limit));
            buffer.Write(chunk, 0, read);
        }
        return (buffer.ToArray(), null);
    }

    private static Problem TooLarge(int limit) =>
        Problem.Of(ErrorTable.PayloadTooLarge, $"The body has at most {limit} bytes.");
}
