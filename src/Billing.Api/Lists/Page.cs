namespace Billing.Api.Lists;

/// <summary>A page of a list.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Data, bool HasMore, string? NextCursor);

/// <summary>Makes pages.</summary>
internal static class Page
{
    /// <summary>A page whose last element, if more follow, is where the next begins.</summary>
    public static Page<TTo> Of<TFrom, TTo>(
        string list, IReadOnlyList<TFrom> from, bool hasMore, Func<TFrom, TTo> to, Func<TFrom, string> elementOf) =>
        new([.. from.Select(to)], hasMore, hasMore ? Cursor.Write(list, elementOf(from[^1])) : null);
}
