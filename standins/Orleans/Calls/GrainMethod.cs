using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>A method of a grain interface.</summary>
internal abstract class GrainMethod
{
    protected GrainMethod(MethodInfo method)
    {
        Info = method;
        AlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        ReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        (ReadToken, WriteToken) = MethodCompiler.TokenAccess(method);
    }

    public MethodInfo Info { get; }

    public bool AlwaysInterleave { get; }

    public bool ReadOnly { get; }

    public TimeSpan? ResponseTimeout { get; }

    public Func<Arguments, CancellationToken>? ReadToken { get; }

    public Action<Arguments, CancellationToken>? WriteToken { get; }

    public override string ToString() => $"{Info.DeclaringType!.Name}.{Info.Name}";
}

/// <summary>A method with the type of its answer.</summary>
internal sealed class GrainMethod<T>(MethodInfo method) : GrainMethod(method)
{
    private readonly Func<object, Arguments, Task> _invoke = MethodCompiler.Invoker(method);

    public Task Invoke(object grain, Arguments arguments) =>
        _invoke(grain, arguments) ?? throw new InvalidOperationException($"{this} returned null instead of a task.");

    public static T ResultOf(Task done) => typeof(T) == typeof(Nothing) ? default! : ((Task<T>)done).Result;
}

/// <summary>The answer of a method that answers nothing.</summary>
internal readonly struct Nothing;
