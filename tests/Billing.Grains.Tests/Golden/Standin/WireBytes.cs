namespace Billing.Grains.Tests.Golden;

/// <summary>The stand-in has no bytes: its grains live in one process.</summary>
internal sealed class WireBytes : IDisposable
{
    /// <summary>Not with these packages.</summary>
    public byte[] Write(object value) => throw new NotSupportedException($"No bytes of {value} without Orleans.");

    /// <summary>Not with these packages.</summary>
    public object Read(byte[] bytes) => throw new NotSupportedException($"No value of {bytes} without Orleans.");

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
