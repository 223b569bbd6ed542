using Billing.Api.Lists;
using Billing.Api.Problems;
using Billing.Contracts;

namespace Billing.Api.Compat.Dodo;

/// <summary>A page by its number. Lists here go by sequence number; the pages before it are read past.</summary>
/// <param name="Number">0 is the first.</param>
/// <param name="Size">1 to 100.</param>
internal readonly record struct PageNumber(int Number, int Size)
{
    /// <summary>The most elements that are read past; further back, a list is narrowed by its times.</summary>
    private const int MostSkipped = 10_000;

    private const int AtOnce = 100;
    private const int DefaultSize = 10;
    private const int MaxSize = 100;

    /// <summary>The page that a request asks for.</summary>
    public static PageNumber Read(QueryReader query)
    {
        var size = query.Whole("page_size", 1, MaxSize, DefaultSize);
        return new PageNumber(query.Whole("page_number", 0, MostSkipped / size, 0), size);
    }

    /// <summary>The page of a list that is whole already.</summary>
    public Items<T> Of<T>(IReadOnlyCollection<T> list) =>
        new([.. list.Skip(Number * Size).Take(Size)], list.Count > (Number + 1) * Size);

    /// <summary>The page of a list that is read piece by piece, the newest first.</summary>
    /// <param name="read">Reads up to so many elements before a sequence number.</param>
    /// <param name="seqOf">The sequence number of an element.</param>
    /// <param name="keep">Which elements the list has.</param>
    /// <param name="show">How they are shown.</param>
    public async Task<(Items<TTo>? Items, ErrorReply? Error)> Of<TFrom, TTo>(
        Func<long?, int, Task<Piece<TFrom>>> read, Func<TFrom, long> seqOf, Func<TFrom, bool> keep, Func<TFrom, TTo> show)
    {
        var kept = new List<TFrom>();
        var (first, past, piece) = (Number * Size, 0, new Piece<TFrom>(null, [], true));
        long? before = null;
        while (piece.HasMore && kept.Count <= first + Size && past <= MostSkipped)
        {
            piece = await read(before, AtOnce);
            if (piece.Error is { } error)
                return (null, error);
            past += piece.Elements.Count;
            before = piece.Elements.Count == 0 ? before : seqOf(piece.Elements[^1]);
            kept.AddRange(piece.Elements.Where(keep));
        }
        return (new Items<TTo>([.. kept.Skip(first).Take(Size).Select(show)], kept.Count > first + Size || piece.HasMore), null);
    }
}

/// <summary>A piece of a list as a grain answers it.</summary>
internal sealed record Piece<T>(ErrorReply? Error, IReadOnlyList<T> Elements, bool HasMore);

/// <summary>A page of a list.</summary>
/// <param name="Data">Its elements, under the name that Dodo's clients read.</param>
/// <param name="HasMore">Whether a next page has any.</param>
internal sealed record Items<T>(
    [property: System.Text.Json.Serialization.JsonPropertyName("items")] IReadOnlyList<T> Data, bool HasMore);
