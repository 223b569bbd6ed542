namespace Stripe;

/// <summary>Carries a request to Stripe and back, repeated where that is safe.</summary>
public interface IHttpClient
{
    /// <summary>Sends a request and reads the whole answer, whatever its status.</summary>
    Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sends a request and gives the body of the answer as it comes, whatever its status.</summary>
    Task<StripeStreamedResponse> MakeStreamingRequestAsync(
        StripeRequest request, CancellationToken cancellationToken = default);
}
