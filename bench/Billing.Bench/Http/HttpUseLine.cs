using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Billing.Bench.Targets;

namespace Billing.Bench.Http;

/// <summary>One debit a request.</summary>
internal sealed class HttpUseLine(HttpConnection connection) : ILine
{
    private readonly byte[] _request = new byte[1024];

    public async ValueTask Call(ReadOnlyMemory<Debit> debits, Memory<Answer> answers)
    {
        var reply = await connection.Send(_request.AsMemory(0, Write(debits.Span[0])));
        answers.Span[0] = reply.Status == 201
            ? new Answer(null, reply.Replayed, Seq(reply.Body.Span), 0)
            : new Answer($"{reply.Status} {Encoding.UTF8.GetString(reply.Body.Span)}", reply.Replayed, 0, 0);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private int Write(Debit debit)
    {
        var (key, name) = debit.Key is null ? ("", "") : ($"{debit.Key}\r\n", "Idempotency-Key: ");
        var quantity = debit.Quantity;
        var length = """{"meter":"","quantity":""}""".Length + SiloTarget.Meter.Length + Digits(quantity);
        if (!Utf8.TryWrite(
            _request,
            CultureInfo.InvariantCulture,
            $"POST /v1/accounts/{debit.Account}/usage HTTP/1.1\r\n{HttpApi.Head}{name}{key}"
                + $"Content-Length: {length}\r\n\r\n{{\"meter\":\"{SiloTarget.Meter}\",\"quantity\":\"{quantity}\"}}",
            out var written))
        {
            throw new InvalidOperationException("The request is longer than it was thought to be.");
        }
        return written;
    }

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
