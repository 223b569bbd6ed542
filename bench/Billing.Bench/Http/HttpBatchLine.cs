using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Billing.Bench.Targets;

namespace Billing.Bench.Http;

/// <summary>Many debits a request: POST /v1/usage/batch.</summary>
internal sealed class HttpBatchLine(HttpConnection connection) : ILine
{
    private const int MostOfItem = 256;

    private readonly ArrayBufferWriter<byte> _body = new(16 * 1024);
    private readonly ArrayBufferWriter<byte> _request = new(16 * 1024);

    public async ValueTask Call(ReadOnlyMemory<Debit> debits, Memory<Answer> answers)
    {
        Write(debits.Span);
        var reply = await connection.Send(_request.WrittenMemory);
        if (reply.Status != 200)
            throw new InvalidOperationException($"{reply.Status} {Encoding.UTF8.GetString(reply.Body.Span)}");
        Read(reply.Body.Span, answers.Span);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private void Write(ReadOnlySpan<Debit> debits)
    {
        _body.ResetWrittenCount();
        _body.Write("{\"items\":["u8);
        for (var i = 0; i < debits.Length; i++)
            WriteItem(debits[i], i == 0 ? "" : ",");
        _body.Write("]}"u8);
        _request.ResetWrittenCount();
        Utf8.TryWrite(
            _request.GetSpan(1024),
            CultureInfo.InvariantCulture,
            $"POST /v1/usage/batch HTTP/1.1\r\n{HttpApi.Head}Content-Length: {_body.WrittenCount}\r\n\r\n",
            out var written);
        _request.Advance(written);
        _request.Write(_body.WrittenSpan);
    }

    private void WriteItem(Debit debit, string comma)
    {
        var (before, after) = debit.Key is null ? ("", "") : (",\"idempotency_key\":\"", "\"");
        if (!Utf8.TryWrite(
            _body.GetSpan(MostOfItem),
            CultureInfo.InvariantCulture,
            $"{comma}{{\"account\":\"{debit.Account}\",\"meter\":\"{SiloTarget.Meter}\","
                + $"\"quantity\":\"{debit.Quantity}\"{before}{debit.Key}{after}}}",
            out var written))
        {
            throw new InvalidOperationException("The item is longer than it was thought to be.");
        }
        _body.Advance(written);
    }

    // {"results":[{"status":201,"seq":9,"replayed":false},{"status":402,"code":...},...]}
    private static void Read(ReadOnlySpan<byte> body, Span<Answer> answers)
    {
        var reader = new Utf8JsonReader(body);
        var (count, status, seq, replayed, code) = (0, 0, 0L, false, "");
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 2)
            {
                answers[count++] = status == 201
                    ? new Answer(null, replayed, seq, 0)
                    : new Answer($"{code}", replayed, 0, 0);
            }
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 3)
                continue;
            if (reader.ValueTextEquals("status"u8))
                status = reader.Read() ? reader.GetInt32() : 0;
            else if (reader.ValueTextEquals("seq"u8))
                seq = reader.Read() ? reader.GetInt64() : 0;
            else if (reader.ValueTextEquals("replayed"u8))
                replayed = reader.Read() && reader.GetBoolean();
            else if (reader.ValueTextEquals("code"u8))
                code = reader.Read() ? reader.GetString()! : "";
        }
        if (count != answers.Length)
            throw new FormatException($"{answers.Length} items were sent, {count} were answered.");
    }
}
