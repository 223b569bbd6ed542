using System.Globalization;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>When a grant ends.</summary>
public abstract record Expiry
{
    private Expiry()
    {
    }

    /// <summary>Never.</summary>
    public sealed record Never : Expiry;

    /// <summary>After N times 24 hours from its effective time (SEMANTICS A6).</summary>
    public sealed record Days(int Count) : Expiry;

    /// <summary>With the period in which it becomes effective (SEMANTICS A6).</summary>
    public sealed record PeriodEnd : Expiry;

    /// <summary>At a given moment.</summary>
    public sealed record At(Instant Time) : Expiry;

    /// <summary>The largest number of days.</summary>
    public const int MaxDays = 36_500;

    /// <summary>Reads <c>never</c>, <c>period_end</c> or <c>days:N</c>; null for anything else.</summary>
    public static Expiry? Read(string text) => text switch
    {
        "never" => new Never(),
        "period_end" => new PeriodEnd(),
        _ when text.StartsWith("days:", StringComparison.Ordinal)
            && text.AsSpan(5).IndexOfAnyExceptInRange('0', '9') < 0
            && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is > 0 and <= MaxDays => new Days(days),
        _ => null,
    };

    /// <summary>As <see cref="Read"/> reads it; null for a moment.</summary>
    public string? Rule => this switch
    {
        Never => "never",
        PeriodEnd => "period_end",
        Days days => string.Create(CultureInfo.InvariantCulture, $"days:{days.Count}"),
        _ => null,
    };

    /// <summary>The moment at which a grant effective at <paramref name="effectiveAt"/> ends, or null for never.</summary>
    /// <param name="effectiveAt">From when it may be spent.</param>
    /// <param name="period">The account's period that holds this moment.</param>
    public Instant? From(Instant effectiveAt, Period period) => this switch
    {
        Days days => effectiveAt.AddHours(24L * days.Count),
        PeriodEnd => period.End,
        At at => at.Time,
        _ => null,
    };
}
