using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>An alias names one type of an assembly; Orleans' analyzer refuses to build a second one (ORLEANS0011).</summary>
internal static class WireAliases
{
    private static readonly ConcurrentDictionary<Assembly, ILookup<string, Type>> Known = new();

    /// <summary>Which other type has the alias of this one, or null.</summary>
    public static string? FaultOf(Type type)
    {
        if (AliasOf(type) is not { } alias)
        {
            return null;
        }

        var other = Known.GetOrAdd(type.Assembly, static assembly => assembly.GetTypes()
                .Where(candidate => AliasOf(candidate) is not null)
                .ToLookup(candidate => AliasOf(candidate)!))[alias]
            .FirstOrDefault(candidate => candidate != (type.IsGenericType ? type.GetGenericTypeDefinition() : type));
        return other is null ? null : $"{type} has the alias {alias} of {other}";
    }

    private static string? AliasOf(Type type) => type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;
}
