using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Decides, for a type with all it is made of, whether it may cross and what crossing takes.</summary>
internal static class WireRules
{
    private static readonly ConcurrentDictionary<Type, string> Faults = new();

    /// <summary>Why values of this type cannot cross, or null.</summary>
    public static string? FaultOf(Type type)
    {
        var fault = Faults.GetOrAdd(type, static t => FindFault(t, Name(t), [], isMember: false) ?? string.Empty);
        return fault.Length == 0 ? null : fault;
    }

    /// <summary>Whether the receiver must get a copy.</summary>
    public static bool NeedsCopy(Type type) => NeedsCopy(type, []);

    /// <summary>Whether a value may hold something that only its run-time type tells about.</summary>
    public static bool NeedsInspection(Type type) => NeedsInspection(type, []);

    private static bool NeedsCopy(Type type, HashSet<Type> seen) => seen.Add(type) && WireTypes.KindOf(type) switch
    {
        WireKind.Array or WireKind.Collection or WireKind.CollectionInterface => true,
        WireKind.Record when WireTypes.IsImmutable(type) && (type.IsSealed || type.IsValueType) => false,
        WireKind.Record when !type.IsValueType => true,
        _ => WireTypes.PartsOf(type).Any(part => NeedsCopy(part, seen)),
    };

    private static bool NeedsInspection(Type type, HashSet<Type> seen) => seen.Add(type)
        && (IsOpen(type) || WireTypes.PartsOf(type).Any(part => NeedsInspection(part, seen)));

    private static bool IsOpen(Type type) =>
        WireTypes.KindOf(type) is WireKind.GrainReference
        || (WireTypes.KindOf(type) is WireKind.Record && type is { IsSealed: false, IsValueType: false });

    private static string? FindFault(Type type, string path, HashSet<Type> seen, bool isMember)
    {
        if (!seen.Add(type))
        {
            return null;
        }

        return WireTypes.KindOf(type) switch
        {
            WireKind.Refused => $"Could not find a codec for type {Name(type)} (at {path}).",
            WireKind.Leaf => isMember && type == typeof(CancellationToken)
                ? $"A cancellation token crosses only as an argument (at {path})."
                : null,
            WireKind.Record => RecordFault(type, path, seen),
            WireKind.Fields => WireFields.Of(type)
                .Select(field => FindFault(field.FieldType, $"{path}.{field.Name}", seen, isMember))
                .FirstOrDefault(f => f is not null),
            _ => WireTypes.PartsOf(type)
                .Select(part => FindFault(part, $"{path} of {Name(part)}", seen, isMember: true))
                .FirstOrDefault(f => f is not null),
        };
    }

    private static string? RecordFault(Type type, string path, HashSet<Type> seen)
    {
        foreach (var level in WireFields.Levels(type))
        {
            if (!level.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            {
                return $"Could not find a codec for type {Name(level)}, a base of {Name(type)} (at {path}).";
            }

            if (WireAliases.FaultOf(level) is { } shared)
            {
                return $"{shared} (at {path}).";
            }

            var used = new HashSet<uint>();
            foreach (var field in WireFields.Own(level).Except(WireFields.LeftOut(type)))
            {
                if (FieldFault(level, field, used, path, seen) is { } fault)
                {
                    return fault;
                }
            }
        }

        return null;
    }

    private static string? FieldFault(
        Type level, FieldInfo field, HashSet<uint> used, string path, HashSet<Type> seen)
    {
        var member = $"{Name(level)}.{WireFields.NameOf(field)}";
        if (WireFields.IdOf(field) is not { } id)
        {
            return $"{member} is not marked with [Id] and would be lost (at {path}).";
        }

        return used.Add(id)
            ? FindFault(field.FieldType, $"{path}.{WireFields.NameOf(field)}", seen, isMember: true)
            : $"{member} has the [Id] {id} of another member (at {path}).";
    }

    private static string Name(Type type) => type.ToString();
}
