namespace Orleans.Runtime;

/// <summary>Refers to a grain. References of one grain are equal, whichever way they came about.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainBinding _binding;

    internal GrainReference(GrainBinding binding) => _binding = binding;

    /// <summary>Which grain.</summary>
    public GrainId GrainId => _binding.GrainId;

    /// <summary>By which interface.</summary>
    public GrainInterfaceType InterfaceType => _binding.Interface.Name;

    /// <summary>By which interface, for people.</summary>
    public virtual string InterfaceName => _binding.Interface.Type.Name;

    internal GrainClass Class => _binding.Class;

    internal IGrainCaller Caller => _binding.Caller;

    /// <summary>The same grain by another of its interfaces.</summary>
    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => (TGrainInterface)CastTo(typeof(TGrainInterface));

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc/>
    public sealed override string ToString() => $"GrainReference:{GrainId}:{InterfaceName}";

    /// <summary>The same grain.</summary>
    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) =>
        reference1 is null ? reference2 is null : reference1.Equals(reference2);

    /// <summary>Different grains.</summary>
    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) =>
        !(reference1 == reference2);

    internal object CastTo(Type interfaceType) => interfaceType.IsInstanceOfType(this)
        ? this
        : GrainInterface.Of(interfaceType) is var other
            ? other.Create(_binding with { Interface = other })
            : this;

    internal Task Call(int method, Arguments arguments) => Send<Nothing>(method, arguments);

    internal Task<T> Call<T>(int method, Arguments arguments) => Send<T>(method, arguments);

    internal ValueTask CallValue(int method, Arguments arguments) => new(Send<Nothing>(method, arguments));

    internal ValueTask<T> CallValue<T>(int method, Arguments arguments) => new(Send<T>(method, arguments));

    private Task<T> Send<T>(int index, Arguments arguments)
    {
        var method = (GrainMethod<T>)_binding.Interface.Methods[index];
        try
        {
            Wire<T>.Check();
            arguments.Cross();
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }

        var request = new GrainRequest<T>(this, method, arguments);
        _binding.Caller.Send(request);
        return request.Answer;
    }
}

/// <summary>What a reference is bound to.</summary>
internal sealed record GrainBinding(GrainId GrainId, GrainClass Class, GrainInterface Interface, IGrainCaller Caller);

/// <summary>Where calls through a reference go.</summary>
internal interface IGrainCaller
{
    void Send(GrainRequest request);
}
