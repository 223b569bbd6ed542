using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Tests.Golden;

/// <summary>
/// Values for new golden files. Each number of a sample differs from the others, so that swapped fields show; the
/// samples of a type differ in what is present, how long lists are, and in flags and enumerations.
/// </summary>
/// <param name="number">Which sample, from 0: the first has everything.</param>
internal sealed class Samples(int number)
{
    /// <summary>How many samples show everything that a type can hold.</summary>
    public const int Count = 480;

    /// <summary>Rules of expiry that can stand in a ledger; a moment is turned into a time before.</summary>
    public static readonly ImmutableArray<Type> Expiries =
        [typeof(Expiry.Never), typeof(Expiry.Days), typeof(Expiry.PeriodEnd)];

    private static readonly int[] PresentDepths = [9, 0, 1, 2, 3, 4];
    private readonly int _presentDepth = PresentDepths[number % PresentDepths.Length];
    private readonly int _turn = number / PresentDepths.Length + number % PresentDepths.Length;
    private int _made;

    /// <summary>A sample of a type that is no abstract record.</summary>
    public object Of(Type type) => Of(type, "value", 0);

    private object Of(Type type, string name, int depth)
    {
        _made++;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(Next(Enum.GetValues(type).Length))!;
        if (type == typeof(ReservationBook))
            {
            var open = (ImmutableArray<Reservation>)Of(typeof(ImmutableArray<Reservation>), name, depth);
            return ReservationBook.Of(open);
        }
        if (Shape.ItemOf(type) is { } item)
        {
            int[] lengths = [2, 1, 0];
            var length = lengths[(_turn + (depth / 2)) % 3];
            return Shape.ArrayOf(item, [.. Enumerable.Range(0, length).Select(_ => Of(item, name, depth + 1))]);
        }
        if (type == typeof(OperationKey))
            return depth <= _presentDepth ? OperationKey.FromClient(Operations.Adjust, Text(name))
                : OperationKey.Generated(Operations.Usage, Id());
        return type.Name switch
        {
            nameof(Boolean) => Next(2) == 0,
            nameof(String) => Text(name),
            nameof(Int64) => 3_000_000_000L + (_made * 1_001),
            nameof(UInt64) => 3_000_000_000UL + (ulong)(_made * 1_001),
            nameof(Int32) => 10 + _made,
            nameof(Byte) => (byte)(1 + (_made % 9)),
            nameof(Guid) => Id(),
            nameof(Instant) => new Instant(1_770_000_000_000_000 + (_made * 86_400_000_001)),
            nameof(DateTime) => new DateTime(2026, 2, 2, 2, 40, 0, DateTimeKind.Utc).AddTicks(_made * 864_000_000_010),
            nameof(DateTimeOffset) => new DateTimeOffset(2026, 2, 2, 4, 40, 0, TimeSpan.FromHours(2)).AddMinutes(_made),
            nameof(Expiry) => Of(Expiries[Next(Expiries.Length)], name, depth),
            _ => Record(type, depth),
        };
    }

    private object Record(Type type, int depth)
    {
        var parts = Shape.Parts(type);
        var values = parts.Select(part => part.MayBeNull
            ? depth < _presentDepth ? Of(part.Type, part.Name, depth + 1) : null
            : Of(part.Type, part.Name, part.Type == typeof(OperationKey) ? depth + 1 : depth));
        return Shape.Make(type, parts, [.. values]);
    }

    // In turn at first; in any mixture where that has not shown everything.
    private int Next(int count) =>
        number < 24 ? (_turn + _made) % count
            : (int)((((uint)number * 2_654_435_761U) ^ ((uint)_made * 40_503U)) >> 7) % count;

    // Quotes, a character of two bytes and one of four: what careless writing would break.
    private string Text(string name) => $"{name} {_made} \"é🜚\\";

    private Guid Id() => new($"0a8cfd4e-6c2f-4a39-9a39-{_made:x12}");
}
