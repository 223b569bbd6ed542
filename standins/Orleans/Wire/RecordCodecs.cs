using System.Runtime.CompilerServices;

namespace Orleans.Runtime;

/// <summary>Values that are exactly of this class.</summary>
internal sealed class ClassCodec<T> : WireCodec<T>
    where T : class
{
    private readonly bool _immutable = WireTypes.IsImmutable(typeof(T));
    private readonly FieldCopier.Patch<T> _patch = FieldCopier.CreatePatch<T>();
    private readonly FieldCopier.Visit<T> _inspect = FieldCopier.CreateInspect<T>();

    public override T Cross(T value, CrossContext context)
    {
        if (value is null)
        {
            return value!;
        }

        if (context.TryGet(value, out var copy))
        {
            return copy;
        }

        if (_immutable)
        {
            _inspect(ref value);
            return value;
        }

        copy = (T)MemberwiseClone(value);
        context.Remember(value, copy);
        _patch(ref copy, context);
        return copy;
    }

    public override void Inspect(T value)
    {
        if (value is not null)
        {
            _inspect(ref value);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "MemberwiseClone")]
    private static extern object MemberwiseClone(object value);
}

/// <summary>Values of this struct.</summary>
internal sealed class StructCodec<T> : WireCodec<T>
    where T : struct
{
    private readonly bool _immutable = WireTypes.IsImmutable(typeof(T));
    private readonly FieldCopier.Patch<T> _patch = FieldCopier.CreatePatch<T>();
    private readonly FieldCopier.Visit<T> _inspect = FieldCopier.CreateInspect<T>();

    public override T Cross(T value, CrossContext context)
    {
        if (_immutable)
        {
            _inspect(ref value);
        }
        else
        {
            _patch(ref value, context);
        }

        return value;
    }

    public override void Inspect(T value) => _inspect(ref value);
}

/// <summary>Values declared as a class that others may derive from: the run-time type decides.</summary>
internal sealed class OpenClassCodec<T> : WireCodec<T>
    where T : class
{
    public override T Cross(T value, CrossContext context) =>
        value is null ? value! : (T)WireCodecs.ForExact(value.GetType()).CrossObject(value, context);

    public override void Inspect(T value)
    {
        if (value is not null)
        {
            WireCodecs.ForExact(value.GetType()).InspectObject(value);
        }
    }
}

/// <summary>References to grains; a grain itself is not a value.</summary>
internal sealed class GrainReferenceCodec<T> : WireCodec<T>
{
    public override T Cross(T value, CrossContext context)
    {
        Inspect(value);
        return value;
    }

    public override void Inspect(T value)
    {
        if (value is not null and not GrainReference)
        {
            throw new ArgumentException(
                $"{value.GetType()} crosses a call as a reference only: pass this.AsReference<{typeof(T).Name}>().");
        }
    }
}

/// <summary>Values that are passed on as they are.</summary>
internal sealed class LeafCodec<T> : WireCodec<T>
{
    public override T Cross(T value, CrossContext context) => value;

    public override void Inspect(T value)
    {
    }
}

/// <summary>Values that may be missing.</summary>
internal sealed class NullableCodec<T> : WireCodec<T?>
    where T : struct
{
    public override T? Cross(T? value, CrossContext context) =>
        value is { } present ? Wire<T>.CrossPart(present, context) : null;

    public override void Inspect(T? value)
    {
        if (value is { } present)
        {
            Wire<T>.InspectPart(present);
        }
    }
}
