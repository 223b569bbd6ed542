using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>Takes values of one type over what would be a wire.</summary>
internal static class Wire<T>
{
    public static readonly bool NeedsInspection = WireRules.NeedsInspection(typeof(T));

    public static readonly bool NeedsCopy = WireRules.NeedsCopy(typeof(T));

    private static readonly string? Fault = WireRules.FaultOf(typeof(T));

    private static readonly bool AsIs = Fault is null && !NeedsCopy && !NeedsInspection;

    private static WireCodec<T>? _codec;

    public static WireCodec<T> Codec => _codec ??= (WireCodec<T>)WireCodecs.Create(typeof(T));

    /// <summary>Throws if values of this type cannot cross.</summary>
    public static void Check()
    {
        if (Fault is not null)
        {
            throw new CodecNotFoundException(Fault);
        }
    }

    /// <summary>What the other side gets.</summary>
    public static T Cross(T value)
    {
        if (AsIs)
        {
            return value;
        }

        Check();
        return Codec.Cross(value, new CrossContext());
    }

    /// <summary>What the other side gets for a part of a value.</summary>
    public static T CrossPart(T value, CrossContext context) => AsIs ? value : Codec.Cross(value, context);

    /// <summary>Throws if a part of a value that is passed on as it is cannot cross.</summary>
    public static void InspectPart(T value)
    {
        if (NeedsInspection)
        {
            Codec.Inspect(value);
        }
    }
}
