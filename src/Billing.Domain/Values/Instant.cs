namespace Billing.Domain.Values;

/// <summary>
/// A moment in UTC, in whole microseconds: what PostgreSQL keeps, so that a time survives the ledger unchanged.
/// </summary>
/// <param name="UnixMicros">Microseconds since 1970-01-01T00:00:00Z; negative before.</param>
public readonly record struct Instant(long UnixMicros) : IComparable<Instant>
{
    /// <summary>The last moment that every store and format here can hold: 9999-12-31T23:59:59.999999Z.</summary>
    public static readonly Instant Max = From(DateTimeOffset.MaxValue);

    /// <summary>The moment of <paramref name="time"/>, cut (not rounded) to a microsecond.</summary>
    public static Instant From(DateTimeOffset time) =>
        new(time.UtcTicks / TimeSpan.TicksPerMicrosecond - DateTimeOffset.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>Midnight UTC that begins the given day.</summary>
    public static Instant OfDate(int year, int month, int day) =>
        From(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The same moment as a UTC <see cref="DateTime"/>.</summary>
    public DateTime ToDateTime() => DateTime.UnixEpoch.AddTicks(UnixMicros * TimeSpan.TicksPerMicrosecond);

    /// <summary>This moment plus <paramref name="hours"/> hours, or <see cref="Max"/> where that is later.</summary>
    public Instant AddHours(long hours)
    {
        var sum = (Int128)UnixMicros + (Int128)hours * TimeSpan.MicrosecondsPerHour;
        return sum > Max.UnixMicros ? Max : new Instant((long)sum);
    }

    /// <summary>This moment plus <paramref name="seconds"/> seconds, or <see cref="Max"/> where that is later.</summary>
    public Instant AddSeconds(long seconds)
    {
        var sum = (Int128)UnixMicros + ((Int128)seconds * TimeSpan.MicrosecondsPerSecond);
        return sum > Max.UnixMicros ? Max : new Instant((long)sum);
    }

    /// <summary>The later of two moments.</summary>
    public static Instant Later(Instant a, Instant b) => a > b ? a : b;

    /// <inheritdoc/>
    public int CompareTo(Instant other) => UnixMicros.CompareTo(other.UnixMicros);

    /// <summary>Whether <paramref name="a"/> is before <paramref name="b"/>.</summary>
    public static bool operator <(Instant a, Instant b) => a.UnixMicros < b.UnixMicros;

    /// <summary>Whether <paramref name="a"/> is after <paramref name="b"/>.</summary>
    public static bool operator >(Instant a, Instant b) => a.UnixMicros > b.UnixMicros;

    /// <summary>Whether <paramref name="a"/> is at or before <paramref name="b"/>.</summary>
    public static bool operator <=(Instant a, Instant b) => a.UnixMicros <= b.UnixMicros;

    /// <summary>Whether <paramref name="a"/> is at or after <paramref name="b"/>.</summary>
    public static bool operator >=(Instant a, Instant b) => a.UnixMicros >= b.UnixMicros;

    /// <summary>RFC 3339 in UTC, with a fraction only where there is one: <c>2026-03-01T00:00:00Z</c>.</summary>
    public override string ToString()
    {
        var time = ToDateTime();
        var whole = UnixMicros % TimeSpan.MicrosecondsPerSecond == 0;
        return time.ToString(
            whole ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
            System.Globalization.CultureInfo.InvariantCulture);
    }
}
