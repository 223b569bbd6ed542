using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Finds the grain classes in the process's assemblies.</summary>
internal static class GrainClasses
{
    private static readonly Lock Sync = new();
    private static readonly HashSet<string> Seen = new(StringComparer.Ordinal);
    private static readonly List<GrainClass> Found = [];
    private static readonly ConcurrentDictionary<(Type, string?), GrainClass> ByInterface = new();
    private static readonly ConcurrentDictionary<GrainType, GrainClass> ByGrainType = new();

    public static GrainClass Implementing(Type grainInterface, string? prefix) =>
        ByInterface.GetOrAdd((grainInterface, prefix), static key => Resolve(key.Item1, key.Item2));

    public static GrainClass ByType(GrainType grainType) => ByGrainType.GetOrAdd(
        grainType,
        static name => One(
            [.. All().Where(c => c.GrainType == name)], $"grain type '{name}'"));

    private static GrainClass Resolve(Type grainInterface, string? prefix)
    {
        var candidates = All().Where(c => c.Interfaces.Contains(grainInterface)).ToArray();
        if (!string.IsNullOrWhiteSpace(prefix))
        {
            var matching = candidates
                .Where(c => c.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
            candidates = matching.FirstOrDefault(c => c.Type.FullName == prefix) is { } exact ? [exact] : matching;
        }

        var found = One(candidates, $"interface {grainInterface}");
        return ByType(found.GrainType);
    }

    private static GrainClass One(GrainClass[] candidates, string what) => candidates switch
    {
        [var only] => only,
        [] => throw new ArgumentException($"No grain class was found for {what}."),
        _ => throw new ArgumentException(
            $"More than one grain class was found for {what}: {string.Join<GrainClass>(", ", candidates)}."),
    };

    private static GrainClass[] All()
    {
        lock (Sync)
        {
            var open = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies());
            while (open.TryDequeue(out var assembly))
            {
                if (!assembly.IsDynamic && Seen.Add(assembly.FullName!) && UsesOrleans(assembly))
                {
                    Scan(assembly);
                    foreach (var reference in assembly.GetReferencedAssemblies().Where(r => !Seen.Contains(r.FullName)))
                    {
                        TryLoad(reference, open);
                    }
                }
            }

            return [.. Found];
        }
    }

    private static bool UsesOrleans(Assembly assembly)
    {
        var standin = typeof(IGrain).Assembly;
        return assembly == Assembly.GetEntryAssembly()
            || assembly.GetReferencedAssemblies().Any(r => r.Name == standin.GetName().Name);
    }

    // As Orleans does it: whatever implements a grain interface is a grain class, wanted or not.
    private static void Scan(Assembly assembly) => Found.AddRange(TypesOf(assembly)
        .Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }
            && typeof(IAddressable).IsAssignableFrom(t) && !typeof(GrainReference).IsAssignableFrom(t))
        .Select(t => new GrainClass(t))
        .Where(c => c.Interfaces.Length > 0));

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            // A type that needs an assembly which is not deployed cannot be a grain that runs here.
            return exception.Types.OfType<Type>();
        }
    }

    private static void TryLoad(AssemblyName reference, Queue<Assembly> open)
    {
        try
        {
            open.Enqueue(Assembly.Load(reference));
        }
        catch (FileNotFoundException)
        {
            // A reference that is not deployed holds no grains.
        }
    }
}
