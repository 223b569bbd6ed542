using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Billing.Bench.Growth;

/// <summary>Objects that one field of one type holds, over the whole heap that was reached.</summary>
/// <param name="Where">Owner, field and type of what it holds, as <c>Owner.field: Type</c>.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Bytes">What they take by themselves, without what they hold.</param>
internal sealed record HeapShare(string Where, long Count, long Bytes);

/// <summary>
/// Counts the objects that can be reached from one, by reflection: each once, under the field that leads to it first
/// (the shortest way). What only the runtime itself holds, such as timers and weak references, is not found.
/// </summary>
internal sealed class HeapWalk
{
    private const BindingFlags Own =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // The machinery of the runtime, of connections and of reflection: it belongs to no account, and parts of it are
    // not made to be looked at.
    private static readonly string[] Closed =
    [
        "System.Reflection", "System.Runtime.Loader", "System.Runtime.InteropServices", "System.Net", "System.Text",
        "System.IO", "System.Diagnostics", "System.Security", "System.Linq.Expressions", "Microsoft.Win32", "Npgsql",
    ];

    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<object> _open = new();
    private readonly Dictionary<(Type Owner, string Field, Type Type), (long Count, long Bytes)> _shares = [];

    /// <summary>Everything that can be reached, the largest share first.</summary>
    public static IReadOnlyList<HeapShare> From(object root)
    {
        var walk = new HeapWalk();
        walk.Meet(root, typeof(HeapWalk), "root");
        while (walk._open.TryDequeue(out var next))
            walk.Enter(next, next.GetType());
        return [.. walk._shares
            .Select(pair => new HeapShare(
                $"{Name(pair.Key.Owner)}.{pair.Key.Field}: {Name(pair.Key.Type)}", pair.Value.Count, pair.Value.Bytes))
            .OrderByDescending(share => share.Bytes)];
    }

    private void Meet(object? found, Type owner, string field)
    {
        if (found is null or Type or Assembly or Module or MemberInfo or Thread or Pointer || !_seen.Add(found))
            return;
        var key = (owner, field, found.GetType());
        var share = _shares.GetValueOrDefault(key);
        _shares[key] = (share.Count + 1, share.Bytes + SizeOf(found));
        if (found is not string && !IsClosed(found.GetType().Namespace ?? ""))
            _open.Enqueue(found);
    }

    // Also for a struct inside an object, in a box that is not counted.
    private void Enter(object holder, Type owner)
    {
        var type = holder.GetType();
        if (holder is Array array)
        {
            var element = type.GetElementType()!;
            if (MayRefer(element))
            {
                foreach (var item in array)
                    Follow(item, element, owner, "[]");
            }
            return;
        }
        foreach (var field in Fields.GetOrAdd(type, FieldsOf))
            Follow(field.GetValue(holder), field.FieldType, owner, field.Name);
    }

    private void Follow(object? value, Type declared, Type owner, string field)
    {
        if (value is null)
            return;
        if (declared.IsValueType)
            Enter(value, value.GetType());
        else
            Meet(value, owner, field);
    }

    private static bool IsClosed(string space) =>
        Closed.Any(closed => space.StartsWith(closed, StringComparison.Ordinal));

    private static long SizeOf(object found)
    {
        // A header, a type, a length, and a zero behind the text.
        if (found is string text)
            return Rounded(22 + 2L * text.Length);
        var type = found.GetType();
        if (found is Array array)
            return Rounded(24 + array.LongLength * ElementSize(type.GetElementType()!));
        // Where CoreCLR keeps the size of an object, header included; nothing public tells it.
        return Marshal.ReadInt32(type.TypeHandle.Value, sizeof(int));
    }

    private static long ElementSize(Type element) => element.IsValueType
        ? (int)typeof(HeapWalk).GetMethod(nameof(SizeOfValue), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(element).Invoke(null, null)!
        : IntPtr.Size;

    private static int SizeOfValue<T>() => Unsafe.SizeOf<T>();

    private static FieldInfo[] FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var level = type; level is not null; level = level.BaseType)
            fields.AddRange(level.GetFields(Own).Where(field => MayRefer(field.FieldType)));
        return [.. fields];
    }

    private static bool MayRefer(Type type) =>
        !type.IsPointer && !type.IsFunctionPointer && !type.IsByRefLike && !type.IsPrimitive && !type.IsEnum
        && (!type.IsValueType || Fields.GetOrAdd(type, FieldsOf).Length > 0);

    private static long Rounded(long bytes) => (bytes + 7) / 8 * 8;

    private static string Name(Type type)
    {
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        var name = type.IsNested && !type.IsGenericParameter ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name;
        return type.IsGenericType ? $"{name}<{string.Join(",", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
