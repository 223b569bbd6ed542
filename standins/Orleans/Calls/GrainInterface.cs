using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>What is known about a grain interface: its methods, and the class of its references.</summary>
internal sealed class GrainInterface
{
    private static readonly ConcurrentDictionary<Type, Lazy<GrainInterface>> Known = new();
    private static readonly ConcurrentDictionary<GrainInterfaceType, GrainInterface> ByName = new();

    private GrainInterface(Type type)
    {
        Type = type;
        var methods = type.GetInterfaces().Prepend(type).SelectMany(i => i.GetMethods()).ToArray();
        var faults = methods.Select(FaultOf).OfType<string>().ToArray();
        if (faults.Length > 0)
        {
            throw new InvalidOperationException(
                $"{type} cannot be a grain interface: {string.Join(" ", faults)}");
        }

        Methods = [.. methods.Select(Describe)];
        Create = ProxyBuilder.Build(this);
        Name = GrainInterfaceType.Create(type.FullName ?? type.Name);
        ByName[Name] = this;
    }

    public Type Type { get; }

    public GrainInterfaceType Name { get; }

    public GrainMethod[] Methods { get; }

    public Func<GrainBinding, GrainReference> Create { get; }

    public static GrainInterface Of(Type type) =>
        Known.GetOrAdd(type, static t => new Lazy<GrainInterface>(() => new GrainInterface(t))).Value;

    /// <summary>The interface of that name, of which there is a reference already: names come from references.</summary>
    public static GrainInterface Named(GrainInterfaceType name) => ByName.TryGetValue(name, out var known)
        ? known
        : throw new ArgumentException($"No reference by the interface {name} was ever made.", nameof(name));

    private static GrainMethod Describe(MethodInfo method) => (GrainMethod)Activator.CreateInstance(
        typeof(GrainMethod<>).MakeGenericType(MethodCompiler.AnswerOf(method)!), method)!;

    private static string? FaultOf(MethodInfo method) => method switch
    {
        { IsStatic: true } => $"{method.Name} is static.",
        { IsSpecialName: true } => $"{method.Name} belongs to a property or an event.",
        { IsGenericMethodDefinition: true } => $"{method.Name} is generic.",
        _ when MethodCompiler.AnswerOf(method) is null =>
            $"{method.Name} must return Task, Task<T>, ValueTask or ValueTask<T>.",
        _ when method.GetParameters().Any(p => p.ParameterType.IsByRef) => $"{method.Name} has a ref parameter.",
        _ when method.GetParameters().Count(p => p.ParameterType == typeof(CancellationToken)) > 1 =>
            $"{method.Name} has more than one cancellation token.",
        _ => null,
    };
}
