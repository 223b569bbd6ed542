using System.Globalization;
using Billing.Api.Json;
using Billing.Api.Problems;

namespace Billing.Api.Lists;

/// <summary>Reads query parameters; keeps the first thing that is wrong.</summary>
internal sealed class QueryReader(HttpRequest request)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;
    private const int MaxTextLength = 400;

    private readonly IQueryCollection _query = request.Query;

    /// <summary>What is wrong, or null so far.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>How many elements a page may have.</summary>
    public int Limit() => Whole("limit", 1, MaxLimit, DefaultLimit);

    /// <summary>A whole number within bounds.</summary>
    public int Whole(string name, int least, int most, int fallback)
    {
        if (Text(name) is not { } text)
            return fallback;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
            return number;
        Wrong(name, $"{name} is {least} to {most}.");
        return fallback;
    }

    /// <summary>The element that the page follows, or null for the first page.</summary>
    public string? After(string list)
    {
        if (Text("cursor") is not { } text)
            return null;
        if (Cursor.Read(list, text) is { } element)
            return element;
        Wrong("cursor", "This is no cursor of this list.");
        return null;
    }

    /// <summary>The sequence number that the page follows, or null for the first page.</summary>
    public long? BeforeSeq(string list)
    {
        if (After(list) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && seq > 0)
            return seq;
        Wrong("cursor", "This is no cursor of this list.");
        return null;
    }

    /// <summary>The oldest state that may answer, or null.</summary>
    public long? MinSeq() => Seq("min_seq");

    /// <summary>A sequence number or 0, or null.</summary>
    public long? Seq(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
            return seq;
        Wrong(name, $"{name} is a whole number, 0 or more.");
        return null;
    }

    /// <summary>A moment, or null.</summary>
    public DateTimeOffset? Moment(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (Rfc3339.TryRead(text, out var moment))
            return moment;
        Wrong(name, $"{name} must be a time such as 2026-03-01T00:00:00Z (a + is written %2B).");
        return null;
    }

    /// <summary>A parameter that this version does not have yet.</summary>
    public void Unsupported(string name)
    {
        if (_query.ContainsKey(name))
            Problem ??= Problems.Problem.Invalid(name, $"{name} is not supported by this version.");
    }

    /// <summary>A text, or null.</summary>
    public string? Text(string name)
    {
        var values = _query[name];
        if (values.Count == 0)
            return null;
        if (values is [{ Length: <= MaxTextLength } text] && !text.Contains('\0', StringComparison.Ordinal))
            return text;
        Wrong(name, $"{name} is one value of at most {MaxTextLength} characters.");
        return null;
    }

    private void Wrong(string name, string detail) => Problem ??= Problems.Problem.Malformed(detail, name);
}
