using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Billing.Contracts;

namespace Billing.Api.Json;

/// <summary>Writes answers into a buffer that the thread keeps, so that the length is known beforehand.</summary>
internal static class JsonOutput
{
    /// <summary>Escapes what JSON must and nothing more. No answer is ever HTML.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private const int KeptCapacity = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Sends one value; the status and other headers are set before.</summary>
    public static void Send<T>(HttpResponse response, string contentType, T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(1024);
        var json = _writer ??= new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Encoder = Encoder, SkipValidation = true });
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        write(json, value);
        json.Flush();
        response.ContentType = contentType;
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentLength = buffer.WrittenCount;
        response.BodyWriter.Write(buffer.WrittenSpan);
        if (buffer.Capacity <= KeptCapacity)
            return;
        (_buffer, _writer) = (null, null);
        json.Dispose();
    }

    /// <summary>Writes an amount as a decimal string.</summary>
    public static void WriteAmount(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Amount amount)
    {
        if (amount.Precision != 0)
        {
            json.WriteString(name, amount.ToString());
            return;
        }
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(amount.Value, digits, out var length);
        json.WriteString(name, digits[..length]);
    }
}
