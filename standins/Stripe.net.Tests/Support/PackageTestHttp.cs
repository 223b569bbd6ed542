namespace Stripe.Standin.Tests.Support;

/// <summary>Senders of Stripe.net itself, which pauses between attempts for as long as it likes.</summary>
public static class TestHttp
{
    public static SystemNetHttpClient Make(
        HttpMessageHandler handler, int retries = SystemNetHttpClient.DefaultMaxNumberRetries) =>
        new(new HttpClient(handler), retries);
}
