using System.Collections;
using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Tests.Golden;

/// <summary>
/// What the golden files of a type must show between them: each part present and absent, each flag set and not, each
/// value of an enumeration, lists of none, one and several, each number at something that is not 0.
/// </summary>
internal static class Facts
{
    /// <summary>Everything that values of a type can show.</summary>
    public static IEnumerable<string> Required(string path, Type type)
    {
        if (type == typeof(bool))
            return [$"{path} is True", $"{path} is False"];
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{path} is {name}");
        if (type == typeof(ReservationBook))
            return Required(path, typeof(ImmutableArray<Reservation>));
        if (Shape.ItemOf(type) is { } item)
            return [$"{path} has none", $"{path} has one", $"{path} has several", .. Required(path + "[]", item)];
        if (type == typeof(Expiry))
            return Samples.Expiries.SelectMany(one => (string[])[$"{path} is {one.Name}", .. OfParts(path, one)]);
        return IsLeaf(type) ? [$"{path} is set"] : OfParts(path, type);
    }

    /// <summary>What a value shows.</summary>
    public static IEnumerable<string> Shown(string path, object value)
    {
        var type = value.GetType();
        if (value is bool or Enum)
            return [$"{path} is {value}"];
        if (value is ReservationBook book)
            return Shown(path, book.All.ToImmutableArray());
        if (Shape.ItemOf(type) is not null)
        {
            var items = ((IEnumerable)value).Cast<object>().ToList();
            var many = items.Count switch { 0 => "none", 1 => "one", _ => "several" };
            return [$"{path} has {many}", .. items.SelectMany(item => Shown(path + "[]", item))];
        }
        if (value is Expiry)
            return [$"{path} is {type.Name}", .. PartsOf(path, value)];
        if (!IsLeaf(type))
            return PartsOf(path, value);
        var isSet = value is string text ? text.Length > 0 : !value.Equals(Activator.CreateInstance(type));
        return isSet ? [$"{path} is set"] : [];
    }

    private static IEnumerable<string> OfParts(string path, Type type) => Shape.Parts(type).SelectMany(part =>
        (string[])[
            .. part.MayBeNull ? (string[])[$"{path}.{part.Name} present", $"{path}.{part.Name} absent"] : [],
            .. Required($"{path}.{part.Name}", part.Type)]);

    private static IEnumerable<string> PartsOf(string path, object value) =>
        Shape.Parts(value.GetType()).SelectMany(part =>
        {
            var name = $"{path}.{part.Name}";
            var there = part.Property.GetValue(value);
            if (there is null)
                return [$"{name} absent"];
            return part.MayBeNull ? Shown(name, there).Prepend($"{name} present") : Shown(name, there);
        });

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type == typeof(string) || type == typeof(Guid) || type == typeof(Instant)
        || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(ChainHash);
}
