using System.Net.Http.Headers;

namespace Stripe;

/// <summary>One request; every attempt at it sends the same headers, the same key and the same body.</summary>
public class StripeRequest
{
    private readonly BaseOptions _options;

    internal StripeRequest(
        HttpMethod method, string path, BaseOptions options, RequestOptions request, StripeClientOptions client)
    {
        _options = options;
        Method = method;
        Uri = new Uri(client.ApiBase + path + Query(method, options));
        AuthorizationHeader = new AuthenticationHeaderValue("Bearer", NotEmpty(request?.ApiKey) ?? client.ApiKey
            ?? throw new StripeException("There is no API key, neither for the client nor for this request."));
        StripeHeaders = new Dictionary<string, string> { ["Stripe-Version"] = StripeConfiguration.ApiVersion };
        Add("Stripe-Account", NotEmpty(request?.StripeAccount) ?? client.StripeAccount);
        Add("Stripe-Context", request?.StripeContext ?? client.StripeContext);
        Add("Stripe-Request-Trigger", request?.StripeRequestTrigger);
        Add("Idempotency-Key", NotEmpty(request?.IdempotencyKey) ?? RandomKey(method));
    }

    /// <summary>GET, POST or DELETE.</summary>
    public HttpMethod Method { get; }

    /// <summary>The address; the parameters of a GET or DELETE are its query.</summary>
    public Uri Uri { get; }

    /// <summary>The secret key as a bearer token.</summary>
    public AuthenticationHeaderValue AuthorizationHeader { get; }

    /// <summary>The headers of Stripe's own: version, idempotency key, account.</summary>
    public IDictionary<string, string> StripeHeaders { get; }

    /// <summary>The parameters of a POST as a form, made anew at every call; null for other methods.</summary>
    public HttpContent Content => Method == HttpMethod.Post ? FormContent.Of(_options) : null;

    /// <summary>Method and address.</summary>
    public override string ToString() => $"{Method} {Uri}";

    private static string Query(HttpMethod method, BaseOptions options)
    {
        var query = method == HttpMethod.Post || options is null ? "" : FormContent.Text(options);
        return query.Length == 0 ? "" : "?" + query;
    }

    // Only a POST has a key; Stripe does not look at one elsewhere.
    private static string RandomKey(HttpMethod method) =>
        method == HttpMethod.Post ? Guid.NewGuid().ToString() : null;

    private static string NotEmpty(string value) => string.IsNullOrEmpty(value) ? null : value;

    private void Add(string name, string value)
    {
        if (!string.IsNullOrEmpty(value))
            StripeHeaders.Add(name, value);
    }
}
