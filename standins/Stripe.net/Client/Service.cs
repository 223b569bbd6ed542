using System.Net;
using System.Runtime.CompilerServices;

namespace Stripe;

/// <summary>The calls of one kind of object.</summary>
public abstract class Service
{
    private readonly IStripeClient _client;

    /// <summary>Makes the service of a client.</summary>
    protected Service(IStripeClient client) => _client = client ?? throw new ArgumentNullException(nameof(client));

    private protected static string Id(string id)
    {
        // With an empty id the path would name the list of all such objects.
        ArgumentException.ThrowIfNullOrEmpty(id);
        return WebUtility.UrlEncode(id);
    }

    private protected Task<T> Post<T>(
        string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken)
        where T : IStripeEntity =>
        _client.RequestAsync<T>(HttpMethod.Post, path, options, requestOptions, cancellationToken);

    private protected Task<T> Fetch<T>(
        string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken)
        where T : IStripeEntity =>
        _client.RequestAsync<T>(HttpMethod.Get, path, options, requestOptions, cancellationToken);

    private protected Task<T> Remove<T>(
        string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken)
        where T : IStripeEntity =>
        _client.RequestAsync<T>(HttpMethod.Delete, path, options, requestOptions, cancellationToken);

    // Page after page: onwards from the last object, or, with ending_before, backwards from the first.
    private protected async IAsyncEnumerable<T> Pages<T>(
        string path,
        ListOptions options,
        RequestOptions requestOptions,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IStripeEntity
    {
        var next = options?.Copy() ?? new ListOptions();
        var backwards = !string.IsNullOrEmpty(next.EndingBefore) && string.IsNullOrEmpty(next.StartingAfter);
        while (true)
        {
            var page = await Fetch<StripeList<T>>(path, next, requestOptions, cancellationToken).ConfigureAwait(false);
            if (backwards)
                page.Reverse();
            foreach (var item in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }

            if (!page.HasMore || page.LastOrDefault() is not IHasId last)
                yield break;

            if (backwards)
                next.EndingBefore = last.Id;
            else
                next.StartingAfter = last.Id;
        }
    }
}
