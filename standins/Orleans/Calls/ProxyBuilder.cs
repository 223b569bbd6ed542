using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Orleans.Runtime;

/// <summary>
/// Emits, for a grain interface, a class derived from <see cref="GrainReference"/> whose methods pack their arguments
/// and send them.
/// </summary>
internal static class ProxyBuilder
{
    private const BindingFlags Internals = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly ConstructorInfo BaseConstructor =
        typeof(GrainReference).GetConstructor(Internals, [typeof(GrainBinding)])!;

    private static int _count;

    public static Func<GrainBinding, GrainReference> Build(GrainInterface grainInterface)
    {
        var name = $"Orleans.Standin.Proxies.{Interlocked.Increment(ref _count)}";
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(name), AssemblyBuilderAccess.Run);
        AllowInternals(assembly, grainInterface);
        var type = assembly.DefineDynamicModule(name).DefineType(
            $"{grainInterface.Type.Name}_Reference",
            TypeAttributes.Public | TypeAttributes.Sealed,
            typeof(GrainReference),
            [grainInterface.Type]);

        EmitConstructor(type);
        for (var i = 0; i < grainInterface.Methods.Length; i++)
        {
            EmitMethod(type, grainInterface.Methods[i].Info, i);
        }

        var constructor = type.CreateType().GetConstructor([typeof(GrainBinding)])!;
        var binding = System.Linq.Expressions.Expression.Parameter(typeof(GrainBinding));
        return System.Linq.Expressions.Expression.Lambda<Func<GrainBinding, GrainReference>>(
            System.Linq.Expressions.Expression.New(constructor, binding), binding).Compile();
    }

    // Grain interfaces and their types may be internal to their assemblies, and the base class is internal to ours.
    private static void AllowInternals(AssemblyBuilder assembly, GrainInterface grainInterface)
    {
        var constructor = typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
        var names = grainInterface.Methods
            .Select(m => m.Info)
            .SelectMany(m => MethodCompiler.ParameterTypes(m).Append(m.ReturnType).Append(m.DeclaringType!))
            .SelectMany(Parts)
            .Append(grainInterface.Type)
            .Append(typeof(GrainReference))
            .Select(t => t.Assembly.GetName().Name!)
            .Distinct();
        foreach (var name in names)
        {
            assembly.SetCustomAttribute(new CustomAttributeBuilder(constructor, [name]));
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);

    private static void EmitConstructor(TypeBuilder type)
    {
        var il = type.DefineConstructor(
            MethodAttributes.Public, CallingConventions.HasThis, [typeof(GrainBinding)]).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Call, BaseConstructor);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitMethod(TypeBuilder type, MethodInfo method, int index)
    {
        var parameters = MethodCompiler.ParameterTypes(method);
        var builder = type.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig
                | MethodAttributes.NewSlot,
            method.ReturnType,
            parameters);

        var il = builder.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, index);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg, i + 1);
        }

        EmitTuple(il, parameters);
        il.Emit(OpCodes.Newobj, MethodCompiler.ArgumentsOf(method).GetConstructors()[0]);
        il.Emit(OpCodes.Call, SenderFor(method));
        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(builder, method);
    }

    // The arguments lie on the stack in order; an eighth and further ones are wrapped first, as the tail of the tuple.
    private static void EmitTuple(ILGenerator il, Type[] parameters)
    {
        var tuple = MethodCompiler.TupleOf(parameters);
        if (parameters.Length == 0)
        {
            var empty = il.DeclareLocal(tuple);
            il.Emit(OpCodes.Ldloc, empty);
            return;
        }

        if (parameters.Length > 7)
        {
            EmitTuple(il, parameters[7..]);
        }

        il.Emit(OpCodes.Newobj, tuple.GetConstructor(tuple.GetGenericArguments())!);
    }

    private static MethodInfo SenderFor(MethodInfo method)
    {
        var name = method.ReturnType.IsValueType ? nameof(GrainReference.CallValue) : nameof(GrainReference.Call);
        var answer = MethodCompiler.AnswerOf(method)!;
        var generic = answer != typeof(Nothing);
        var sender = typeof(GrainReference).GetMethods(Internals)
            .Single(m => m.Name == name && m.IsGenericMethodDefinition == generic);
        return generic ? sender.MakeGenericMethod(answer) : sender;
    }
}
