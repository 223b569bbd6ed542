using System.Net;
using System.Text;

namespace Stripe.Standin.Tests.Support;

/// <summary>Answers what a test has put down, in that order, and remembers what it was asked.</summary>
public sealed class FakeStripe : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = [];

    /// <summary>Every request that came, also those that failed.</summary>
    public List<SentRequest> Requests { get; } = [];

    /// <summary>The only request that came.</summary>
    public SentRequest Request => Assert.Single(Requests);

    public FakeStripe Answer(string json) => Answer(HttpStatusCode.OK, json);

    public FakeStripe Answer(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(() =>
        {
            var response = new HttpResponseMessage(status)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            foreach (var (name, value) in headers)
                response.Headers.Add(name, value);
            return response;
        });
        return this;
    }

    public FakeStripe Fail(Exception exception)
    {
        _answers.Enqueue(() => throw exception);
        return this;
    }

    /// <summary>Answers with a body that ends before it is whole.</summary>
    public FakeStripe BreakOff()
    {
        _answers.Enqueue(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new BrokenContent() });
        return this;
    }

    /// <summary>A client that tries once.</summary>
    public StripeClient Client() => ClientOf(new SystemNetHttpClient(new HttpClient(this), maxNetworkRetries: 0));

    public static StripeClient ClientOf(IHttpClient http) => new(new StripeClientOptions
    {
        ApiKey = "sk_test_secret",
        ApiBase = "http://stripe.test",
        HttpClient = http,
    });

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(await SentRequest.Of(request, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        return _answers.Count > 0
            ? _answers.Dequeue()()
            : throw new InvalidOperationException($"No answer is left for {request.Method} {request.RequestUri}.");
    }

    private sealed class BrokenContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new IOException("The connection is gone.");

        protected override bool TryComputeLength(out long length)
        {
            length = 100;
            return true;
        }
    }
}
