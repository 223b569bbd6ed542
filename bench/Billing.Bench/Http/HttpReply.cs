using System.Buffers.Text;

namespace Billing.Bench.Http;

/// <summary>An answer; its body lies in the buffer that it was read from.</summary>
internal readonly record struct HttpReply(int Status, bool Replayed, ReadOnlyMemory<byte> Body)
{
    /// <summary>
    /// Reads what was received so far, no more of HTTP/1.1 than our servers speak. Null while it is not the whole answer.
    /// </summary>
    /// <exception cref="FormatException">It is no answer of ours.</exception>
    public static HttpReply? Read(ReadOnlyMemory<byte> received)
    {
        var bytes = received.Span;
        var head = bytes.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return null;
        var body = head + 4;
        var end = body + ContentLength(bytes[..body]);
        if (bytes.Length < end)
            return null;
        // HTTP/1.1 201 Created
        if (!Utf8Parser.TryParse(bytes.Slice(9, 3), out int status, out _))
            throw new FormatException("An answer without a status.");
        var replayed = bytes[..body].IndexOf("\r\nIdempotent-Replayed: true"u8) > 0;
        return new HttpReply(status, replayed, received[body..end]);
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _)
            ? length
            : throw new FormatException("An answer without a Content-Length.");
    }
}
