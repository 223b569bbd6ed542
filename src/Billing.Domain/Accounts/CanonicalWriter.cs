using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Billing.Domain.Accounts;

/// <summary>Writes values so that different values never give the same bytes: fixed widths, lengths before texts.</summary>
internal sealed class CanonicalWriter : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(512);
    private int _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public void Byte(byte value) => Take(1)[0] = value;

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Number(long value) => BinaryPrimitives.WriteInt64BigEndian(Take(8), value);

    public void Number(long? value)
    {
        Flag(value.HasValue);
        Number(value ?? 0);
    }

    public void Id(Guid value) => value.TryWriteBytes(Take(16), bigEndian: true, out _);

    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    // A missing text has length -1, so that it differs from an empty one.
    public void Text(string? value)
    {
        if (value is null)
        {
            BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);
            return;
        }
        var size = Encoding.UTF8.GetByteCount(value);
        BinaryPrimitives.WriteInt32BigEndian(Take(4), size);
        Encoding.UTF8.GetBytes(value, Take(size));
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private Span<byte> Take(int count)
    {
        if (_buffer.Length - _length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        var span = _buffer.AsSpan(_length, count);
        _length += count;
        return span;
    }
}
