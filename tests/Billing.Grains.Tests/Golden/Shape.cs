using System.Collections.Immutable;
using System.Reflection;

namespace Billing.Grains.Tests.Golden;

/// <summary>What a record is made of, by reflection: a part that is added is seen at once.</summary>
internal static class Shape
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The record's parts: its constructor's parameters in order, then what may be set besides.</summary>
    public static ImmutableArray<Part> Parts(Type type)
    {
        var parameters = Constructor(type)?.GetParameters() ?? [];
        var inConstructor = parameters.Select(parameter => type.GetProperty(parameter.Name!)!).ToList();
        var besides = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } && !inConstructor.Contains(property));
        return [.. inConstructor.Select(property => PartOf(property, true)),
            .. besides.Select(property => PartOf(property, false))];
    }

    /// <summary>A record of these values, one for each part.</summary>
    public static object Make(Type type, ImmutableArray<Part> parts, IReadOnlyList<object?> values)
    {
        var known = parts.Count(part => part.InConstructor);
        var made = Constructor(type) is { } constructor
            ? constructor.Invoke([.. values.Take(known)])
            : Activator.CreateInstance(type)!;
        for (var i = known; i < parts.Length; i++)
            parts[i].Property.SetValue(made, values[i]);
        return made;
    }

    /// <summary>The type of an immutable array's items, or null.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            ? type.GenericTypeArguments[0]
            : null;

    /// <summary>An immutable array of these items.</summary>
    public static object ArrayOf(Type item, IReadOnlyList<object?> items)
    {
        var array = Array.CreateInstance(item, items.Count);
        for (var i = 0; i < items.Count; i++)
            array.SetValue(items[i], i);
        return typeof(Shape).GetMethod(nameof(Freeze), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(item).Invoke(null, [array])!;
    }

    /// <summary>The cases of an abstract record.</summary>
    public static ImmutableArray<Type> Cases(Type type) =>
        [.. type.GetNestedTypes().Where(nested => nested.IsSubclassOf(type)).OrderBy(nested => nested.MetadataToken)];

    private static ImmutableArray<T> Freeze<T>(T[] items) => [.. items];

    private static ConstructorInfo? Constructor(Type type) =>
        type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length);

    private static Part PartOf(PropertyInfo property, bool inConstructor)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType);
        var mayBeNull = type is not null || Nullability.Create(property).ReadState == NullabilityState.Nullable;
        return new Part(property.Name, type ?? property.PropertyType, mayBeNull, property, inConstructor);
    }
}

/// <summary>A part of a record.</summary>
/// <param name="Name">Its name in code.</param>
/// <param name="Type">Its type where it is present.</param>
/// <param name="MayBeNull">Whether it may be absent.</param>
/// <param name="Property">Where it is read.</param>
/// <param name="InConstructor">Whether the constructor takes it.</param>
internal sealed record Part(string Name, Type Type, bool MayBeNull, PropertyInfo Property, bool InConstructor);
