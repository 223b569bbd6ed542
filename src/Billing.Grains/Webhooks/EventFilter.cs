using System.Collections.Frozen;

namespace Billing.Grains.Webhooks;

/// <summary>Which types of messages an endpoint, or all endpoints together, want. Immutable; asked at each debit.</summary>
public sealed class EventFilter
{
    /// <summary>Nothing.</summary>
    public static readonly EventFilter Nothing = new(FrozenSet<string>.Empty);

    /// <summary>Every type.</summary>
    public static readonly EventFilter Everything = new(EventTypes.All);

    private const string Prefix = ".*";

    private readonly FrozenSet<string> _types;

    private EventFilter(FrozenSet<string> types) => _types = types;

    /// <summary>Whether it wants nothing at all.</summary>
    public bool IsEmpty => _types.Count == 0;

    /// <summary>Whether it wants messages of this type.</summary>
    public bool Wants(string type) => _types.Contains(type);

    /// <summary>What a list of names and prefixes such as <c>credit.*</c> wants; null is everything.</summary>
    public static EventFilter Of(IReadOnlyCollection<string>? patterns) => patterns is null
        ? Everything
        : new EventFilter(EventTypes.All.Where(type => patterns.Any(pattern => Matches(pattern, type))).ToFrozenSet());

    /// <summary>What at least one of them wants.</summary>
    public static EventFilter Any(IEnumerable<EventFilter> filters)
    {
        var types = filters.SelectMany(filter => filter._types).ToFrozenSet();
        return types.Count == 0 ? Nothing : new EventFilter(types);
    }

    /// <summary>Whether a pattern stands for a type that there is: a typing error must not pass in silence.</summary>
    public static bool IsPattern(string pattern) => EventTypes.All.Any(type => Matches(pattern, type));

    private static bool Matches(string pattern, string type) => pattern.EndsWith(Prefix, StringComparison.Ordinal)
        ? type.StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)
        : type == pattern;
}
