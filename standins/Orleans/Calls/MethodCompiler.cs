using System.Linq.Expressions;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Turns methods of grain interfaces into delegates.</summary>
internal static class MethodCompiler
{
    /// <summary>The tuple type that holds the arguments of a method.</summary>
    public static Type TupleOf(ReadOnlySpan<Type> types) => types.Length switch
    {
        0 => typeof(ValueTuple),
        1 => typeof(ValueTuple<>).MakeGenericType(types.ToArray()),
        2 => typeof(ValueTuple<,>).MakeGenericType(types.ToArray()),
        3 => typeof(ValueTuple<,,>).MakeGenericType(types.ToArray()),
        4 => typeof(ValueTuple<,,,>).MakeGenericType(types.ToArray()),
        5 => typeof(ValueTuple<,,,,>).MakeGenericType(types.ToArray()),
        6 => typeof(ValueTuple<,,,,,>).MakeGenericType(types.ToArray()),
        7 => typeof(ValueTuple<,,,,,,>).MakeGenericType(types.ToArray()),
        _ => typeof(ValueTuple<,,,,,,,>).MakeGenericType([.. types[..7], TupleOf(types[7..])]),
    };

    public static Type ArgumentsOf(MethodInfo method) =>
        typeof(Arguments<>).MakeGenericType(TupleOf(ParameterTypes(method)));

    public static Type[] ParameterTypes(MethodInfo method) =>
        [.. method.GetParameters().Select(p => p.ParameterType)];

    /// <summary>The answer's type, or null if the method does not return a task.</summary>
    public static Type? AnswerOf(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task) || type == typeof(ValueTask))
        {
            return typeof(Nothing);
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return definition == typeof(Task<>) || definition == typeof(ValueTask<>) ? type.GetGenericArguments()[0] : null;
    }

    public static Func<object, Arguments, Task> Invoker(MethodInfo method)
    {
        var grain = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(Arguments));
        var values = Values(method, arguments);
        Expression call = Expression.Call(
            Expression.Convert(grain, method.DeclaringType!),
            method,
            method.GetParameters().Select((_, i) => Item(values, i)));
        if (method.ReturnType.IsValueType)
        {
            call = Expression.Call(call, nameof(ValueTask.AsTask), null);
        }

        return Expression.Lambda<Func<object, Arguments, Task>>(
            Expression.Convert(call, typeof(Task)), grain, arguments).Compile();
    }

    /// <summary>How to read and replace the cancellation token among the arguments, if there is one.</summary>
    public static (Func<Arguments, CancellationToken>? Read, Action<Arguments, CancellationToken>? Write) TokenAccess(
        MethodInfo method)
    {
        var index = Array.IndexOf(ParameterTypes(method), typeof(CancellationToken));
        if (index < 0)
        {
            return (null, null);
        }

        var arguments = Expression.Parameter(typeof(Arguments));
        var token = Expression.Parameter(typeof(CancellationToken));
        var item = Item(Values(method, arguments), index);
        return (
            Expression.Lambda<Func<Arguments, CancellationToken>>(item, arguments).Compile(),
            Expression.Lambda<Action<Arguments, CancellationToken>>(Expression.Assign(item, token), arguments, token)
                .Compile());
    }

    private static MemberExpression Values(MethodInfo method, Expression arguments) =>
        Expression.Field(Expression.Convert(arguments, ArgumentsOf(method)), "Values");

    private static MemberExpression Item(MemberExpression tuple, int index) => index < 7
        ? Expression.Field(tuple, $"Item{index + 1}")
        : Item(Expression.Field(tuple, "Rest"), index - 7);
}
