using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>Emits code that goes through the fields of a type.</summary>
internal static class FieldCopier
{
    internal delegate void Patch<T>(ref T value, CrossContext context);

    internal delegate void Visit<T>(ref T value);

    /// <summary>Replaces, in a shallow copy, each part that must be copied, and drops what is left out.</summary>
    public static Patch<T> CreatePatch<T>()
    {
        var method = new DynamicMethod(
            $"Patch_{typeof(T).Name}",
            typeof(void),
            [typeof(T).MakeByRefType(), typeof(CrossContext)],
            typeof(FieldCopier).Module,
            skipVisibility: true);
        var il = method.GetILGenerator();
        foreach (var field in WireFields.LeftOut(typeof(T)))
        {
            EmitTarget(il, typeof(T));
            il.Emit(OpCodes.Ldflda, field);
            il.Emit(OpCodes.Initobj, field.FieldType);
        }

        foreach (var field in WireFields.Of(typeof(T)).Where(f => MustCross(f.FieldType)))
        {
            EmitTarget(il, typeof(T));
            EmitTarget(il, typeof(T));
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Call, PartMethod(field, nameof(Wire<int>.CrossPart)));
            il.Emit(OpCodes.Stfld, field);
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Patch<T>>();
    }

    /// <summary>Inspects each part that only its run-time type tells about.</summary>
    public static Visit<T> CreateInspect<T>()
    {
        var method = new DynamicMethod(
            $"Inspect_{typeof(T).Name}",
            typeof(void),
            [typeof(T).MakeByRefType()],
            typeof(FieldCopier).Module,
            skipVisibility: true);
        var il = method.GetILGenerator();
        foreach (var field in WireFields.Of(typeof(T)).Where(f => WireRules.NeedsInspection(f.FieldType)))
        {
            EmitTarget(il, typeof(T));
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Call, PartMethod(field, nameof(Wire<int>.InspectPart)));
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Visit<T>>();
    }

    private static bool MustCross(Type type) => WireRules.NeedsCopy(type) || WireRules.NeedsInspection(type);

    private static MethodInfo PartMethod(FieldInfo field, string name) =>
        typeof(Wire<>).MakeGenericType(field.FieldType).GetMethod(name)!;

    private static void EmitTarget(ILGenerator il, Type type)
    {
        il.Emit(OpCodes.Ldarg_0);
        if (!type.IsValueType)
        {
            il.Emit(OpCodes.Ldind_Ref);
        }
    }
}
