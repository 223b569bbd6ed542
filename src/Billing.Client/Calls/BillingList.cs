namespace Billing.Client;

/// <summary>A list of the service: <c>await foreach</c> reads all of it, page by page as it is needed.</summary>
/// <typeparam name="T">The elements' type.</typeparam>
public sealed class BillingList<T> : IAsyncEnumerable<T>
{
    private const int LargestPage = 100;

    private readonly Caller _caller;
    private readonly Query _query;

    internal BillingList(Caller caller, Query query) => (_caller, _query) = (caller, query);

    /// <summary>One page.</summary>
    /// <param name="cursor">The page before's <see cref="Page{T}.NextCursor"/>; null is the first.</param>
    /// <param name="limit">1 to 100; null is the service's 50.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<BillingResult<Page<T>>> PageAsync(
        string? cursor = null, int? limit = null, CancellationToken cancellation = default) =>
        _caller.Get<Page<T>>(_query.Page(cursor, limit), cancellation);

    /// <summary>All elements in the list's order.</summary>
    /// <exception cref="BillingException">A page was refused, or did not arrive.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        string? cursor = null;
        do
        {
            var page = (await PageAsync(cursor, LargestPage, cancellationToken).ConfigureAwait(false)).Value;
            foreach (var element in page.Data)
                yield return element;
            cursor = page.HasMore ? page.NextCursor : null;
        }
        while (cursor is not null);
    }
}

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The elements' type.</typeparam>
/// <param name="Data">The elements.</param>
/// <param name="HasMore">Whether there are more after them.</param>
/// <param name="NextCursor">Where they begin, or null.</param>
public sealed record Page<T>(IReadOnlyList<T> Data, bool HasMore, string? NextCursor);
