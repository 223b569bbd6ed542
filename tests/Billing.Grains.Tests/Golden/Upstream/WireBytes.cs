using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Billing.Grains.Tests.Golden;

/// <summary>Orleans' serializer, as calls and grain storage use it.</summary>
internal sealed class WireBytes : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    /// <summary>A value's bytes, its type's alias included.</summary>
    public byte[] Write(object value) => Serializer.SerializeToArray(value);

    /// <summary>The value of bytes that any release wrote.</summary>
    public object Read(byte[] bytes) => Serializer.Deserialize<object>(bytes);

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();

    private Serializer Serializer => _services.GetRequiredService<Serializer>();
}
