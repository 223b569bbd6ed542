namespace Stripe.Standin.Tests.Support;

/// <summary>Senders whose pauses between attempts take no time.</summary>
public static class TestHttp
{
    public static SystemNetHttpClient Make(
        HttpMessageHandler handler,
        int retries = SystemNetHttpClient.DefaultMaxNumberRetries,
        PauseClock? clock = null) =>
        new(new HttpClient(handler), retries) { Clock = clock ?? new PauseClock() };
}
