using System.Reflection;

namespace Orleans.Runtime;

/// <summary>The fields that make up the state of a type.</summary>
internal static class WireFields
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private const string BackingField = ">k__BackingField";

    /// <summary>The fields that cross, base types first.</summary>
    public static IEnumerable<FieldInfo> Of(Type type) => Levels(type).SelectMany(Own).Where(f => !IsLeftOut(f));

    /// <summary>The fields that are left behind: a copy does not have them.</summary>
    public static IEnumerable<FieldInfo> LeftOut(Type type) => Levels(type).SelectMany(Own).Where(IsLeftOut);

    /// <summary>The type and its bases that have state of their own.</summary>
    public static IEnumerable<Type> Levels(Type type)
    {
        List<Type> levels = [];
        for (var level = type; level is not null && !IsRoot(level); level = level.BaseType)
        {
            levels.Insert(0, level);
        }

        return levels;
    }

    public static IEnumerable<FieldInfo> Own(Type level) => level.GetFields(Declared);

    /// <summary>The number the field travels under, or null.</summary>
    public static uint? IdOf(FieldInfo field) =>
        (field.GetCustomAttribute<IdAttribute>() ?? PropertyOf(field)?.GetCustomAttribute<IdAttribute>())?.Id;

    /// <summary>The name a reader of the code knows the field by.</summary>
    public static string NameOf(FieldInfo field) => PropertyOf(field)?.Name ?? field.Name;

    private static bool IsRoot(Type type) =>
        type == typeof(object) || type == typeof(ValueType) || type == typeof(Exception);

#pragma warning disable SYSLIB0050 // Orleans itself leaves such fields behind.
    private static bool IsLeftOut(FieldInfo field) => field.IsNotSerialized;
#pragma warning restore SYSLIB0050

    private static PropertyInfo? PropertyOf(FieldInfo field) =>
        field.Name.StartsWith('<') && field.Name.EndsWith(BackingField, StringComparison.Ordinal)
            ? field.DeclaringType!.GetProperty(field.Name[1..^BackingField.Length], Declared)
            : null;
}
