using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain or a reference to one tells about itself.</summary>
public static class GrainExtensions
{
    /// <summary>The id of the grain.</summary>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase instance => instance.GrainContext.GrainId,
        _ => throw NotAGrain(grain),
    };

    /// <summary>The text key of the grain.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => GetGrainId(grain).Key.ToString();

    /// <summary>A reference to the same grain by another of its interfaces.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)AsReference(grain, typeof(TGrainInterface));

    /// <summary>A reference to the same grain by another of its interfaces.</summary>
    public static object AsReference(this IAddressable grain, Type interfaceType) => grain switch
    {
        GrainReference reference => reference.CastTo(interfaceType),
        IGrainBase instance => instance.GrainContext.GrainReference.CastTo(interfaceType),
        _ => throw NotAGrain(grain),
    };

    private static ArgumentException NotAGrain(IAddressable grain) =>
        new($"{grain?.GetType().ToString() ?? "null"} is neither a grain nor a reference to one.", nameof(grain));
}
