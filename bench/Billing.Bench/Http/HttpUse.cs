using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Billing.Bench.Targets;

namespace Billing.Bench.Http;

/// <summary>One debit as a request, POST /v1/accounts/{id}/usage, and its answer.</summary>
internal static class HttpUse
{
    /// <summary>Bytes in which every request has room.</summary>
    public const int MostOfRequest = 1024;

    /// <summary>Writes the request; answers its length.</summary>
    public static int Write(Debit debit, Span<byte> request)
    {
        var (key, name) = debit.Key is null ? ("", "") : ($"{debit.Key}\r\n", "Idempotency-Key: ");
        var quantity = debit.Quantity;
        var length = """{"meter":"","quantity":""}""".Length + SiloTarget.Meter.Length + Digits(quantity);
        if (!Utf8.TryWrite(
            request,
            CultureInfo.InvariantCulture,
            $"POST /v1/accounts/{debit.Account}/usage HTTP/1.1\r\n{HttpApi.Head}{name}{key}"
                + $"Content-Length: {length}\r\n\r\n{{\"meter\":\"{SiloTarget.Meter}\",\"quantity\":\"{quantity}\"}}",
            out var written))
        {
            throw new InvalidOperationException("The request is longer than it was thought to be.");
        }
        return written;
    }

    /// <summary>What became of the debit.</summary>
    public static Answer Read(HttpReply reply) => reply.Status == 201
        ? new Answer(null, reply.Replayed, Seq(reply.Body.Span), 0)
        : new Answer($"{reply.Status} {Encoding.UTF8.GetString(reply.Body.Span)}", reply.Replayed, 0, 0);

    private static int Digits(long quantity) => quantity < 10 ? 1 : quantity < 100 ? 2 : $"{quantity}".Length;

    private static long Seq(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("seq"u8))
            {
                reader.Read();
                return reader.GetInt64();
            }
        }
        throw new FormatException("An answer without a seq.");
    }
}
