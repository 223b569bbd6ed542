using Billing.Bench.Targets;

namespace Billing.Bench.Http;

/// <summary>One debit a request.</summary>
internal sealed class HttpUseLine(HttpConnection connection) : ILine
{
    private readonly byte[] _request = new byte[HttpUse.MostOfRequest];

    public async ValueTask Call(ReadOnlyMemory<Debit> debits, Memory<Answer> answers)
    {
        var reply = await connection.Send(_request.AsMemory(0, HttpUse.Write(debits.Span[0], _request)));
        answers.Span[0] = HttpUse.Read(reply);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
