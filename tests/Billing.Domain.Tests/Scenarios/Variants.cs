using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace Billing.Domain.Tests.Scenarios;

/// <summary>
/// Makes, for a record, the same record with one part different, for each part down to the leaves. By reflection, so
/// that a field that somebody adds is tested before anybody thinks of it.
/// </summary>
internal static class Variants
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Each variant with the path of the part that differs, such as <c>Asset.Precision</c>.</summary>
    public static IEnumerable<(string Path, object? Value)> Of(object value)
    {
        var parameters = Parameters(value.GetType());
        var parts = parameters.Select(p => value.GetType().GetProperty(p.Name!)!.GetValue(value)).ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var (path, part) in OfPart(parts[i], parameters[i]))
            {
                var changed = (object?[])parts.Clone();
                changed[i] = part;
                yield return (parameters[i].Name + path, Activator.CreateInstance(value.GetType(), changed));
            }
        }
    }

    /// <summary>A value of a type with every part filled in.</summary>
    public static object Sample(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return "text";
        if (type == typeof(Guid))
            return Guid.Parse("0a8cfd4e-6c2f-4a39-9a39-3ac6b5d1a9f2");
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(0)!;
        if (type.IsPrimitive)
            return type == typeof(bool) ? true : Convert.ChangeType(3, type, null);
        if (type == typeof(AccountEvent))
            return Sample(typeof(AccountEvent.Debited));
        if (type == typeof(Expiry))
            return new Expiry.Days(3);
        if (ItemType(type) is { } item)
            return ArrayOf(item, [Sample(item), Changes(Sample(item)).First().Value]);
        return Activator.CreateInstance(type, [.. Parameters(type).Select(p => Sample(p.ParameterType))])!;
    }

    private static ParameterInfo[] Parameters(Type type) =>
        type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters();

    private static IEnumerable<(string Path, object? Value)> OfPart(object? part, ParameterInfo parameter)
    {
        var mayBeNull = Nullability.Create(parameter).ReadState == NullabilityState.Nullable;
        if (part is null)
        {
            yield return ("", Sample(parameter.ParameterType));
            yield break;
        }
        if (mayBeNull)
            yield return ("?", null);
        foreach (var change in Changes(part))
            yield return change;
    }

    private static IEnumerable<(string Path, object? Value)> Changes(object part) => part switch
    {
        string text => [("", text + "x"), ("", "")],
        bool flag => [("", !flag)],
        byte number => [("", (byte)(number + 1))],
        int number => [("", number + 1)],
        ulong number => [("", number + 1)],
        long number => [("", number + 1), ("", -number), ("", number + (1L << 40))],
        Guid id => [("", new Guid([.. id.ToByteArray().Select(b => (byte)(b ^ 1))]))],
        Expiry expiry => OfExpiry(expiry),
        Enum one => Enum.GetValues(one.GetType()).Cast<object>()
            .Where(value => !value.Equals(one)).Select(value => ("", (object?)value)),
        IEnumerable items => OfItems([.. items.Cast<object>()], ItemType(part.GetType())!),
        _ => Of(part).Select(variant => ("." + variant.Path, variant.Value)),
    };

    private static IEnumerable<(string Path, object? Value)> OfExpiry(Expiry expiry)
    {
        foreach (var (path, value) in Of(expiry))
            yield return ("." + path, value);
        Expiry[] others = [new Expiry.Never(), new Expiry.Days(9), new Expiry.PeriodEnd(), new Expiry.At(new Instant(9))];
        foreach (var other in others)
            yield return ("", other);
    }

    private static IEnumerable<(string Path, object? Value)> OfItems(object?[] items, Type item)
    {
        yield return ("[+]", ArrayOf(item, [.. items, Sample(item)]));
        if (items.Length > 0)
            yield return ("[-]", ArrayOf(item, items[..^1]));
        if (items.Length > 1)
            yield return ("[<>]", ArrayOf(item, [.. items.Reverse()]));
        for (var i = 0; i < items.Length; i++)
        {
            foreach (var (path, value) in Changes(items[i]!))
                yield return ($"[{i}]{path}", ArrayOf(item, [.. items[..i], value, .. items[(i + 1)..]]));
        }
    }

    private static Type? ItemType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            ? type.GenericTypeArguments[0]
            : null;

    private static object ArrayOf(Type item, object?[] items)
    {
        var array = Array.CreateInstance(item, items.Length);
        items.CopyTo(array, 0);
        return typeof(ImmutableArray).GetMethods()
            .Single(method => method is { Name: "Create", IsGenericMethod: true } && TakesAnArray(method))
            .MakeGenericMethod(item).Invoke(null, [array])!;
    }

    private static bool TakesAnArray(MethodInfo method) =>
        method.GetParameters() is [{ ParameterType.IsArray: true }];
}
