namespace Stripe;

/// <summary>What a <see cref="StripeClient"/> is made with; every value may be missing.</summary>
public class StripeClientOptions
{
    /// <summary>The secret key; not empty and without white space.</summary>
    public string ApiKey { get; set; }

    /// <inheritdoc cref="IStripeClient.ClientId"/>
    public string ClientId { get; set; }

    /// <summary>Sends the requests; by default a <see cref="SystemNetHttpClient"/> with two retries.</summary>
    public IHttpClient HttpClient { get; set; }

    /// <summary>The address of the API; by default <see cref="StripeClient.DefaultApiBase"/>.</summary>
    public string ApiBase { get; set; }

    /// <inheritdoc cref="IStripeClient.ConnectBase"/>
    public string ConnectBase { get; set; }

    /// <inheritdoc cref="IStripeClient.FilesBase"/>
    public string FilesBase { get; set; }

    /// <inheritdoc cref="IStripeClient.MeterEventsBase"/>
    public string MeterEventsBase { get; set; }

    /// <summary>The connected account that every request acts for, unless the request says otherwise.</summary>
    public string StripeAccount { get; set; }

    /// <summary>The Stripe-Context of every request, unless the request says otherwise.</summary>
    public string StripeContext { get; set; }
}
