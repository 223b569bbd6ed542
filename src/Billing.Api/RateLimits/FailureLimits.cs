using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Billing.Api.RateLimits;

/// <summary>
/// How often one address may call without a valid key. The memory is fixed: addresses share buckets by a hash that
/// nobody outside can foresee.
/// </summary>
internal sealed class FailureLimits(RateLimitOptions options, TimeProvider clock)
{
    private const int Buckets = 4096;
    private const int BurstSeconds = 20;

    // The half of an IPv6 address that is one's network; the other half is free to choose.
    private const int NetworkBytes = 8;

    private readonly TokenRate? _rate = options.FailuresPerSecond == 0
        ? null
        : new TokenRate(options.FailuresPerSecond, options.FailuresPerSecond * BurstSeconds, clock);

    private readonly long[] _fullAt = new long[Buckets];
    private readonly ulong _salt =
        BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>After how many seconds this address may fail again; 0 for at once.</summary>
    public int Wait(IPAddress? address) => _rate?.Ask(ref BucketOf(address)) ?? 0;

    /// <summary>Counts a failure.</summary>
    public void Count(IPAddress? address) => _rate?.Owe(ref BucketOf(address), 1);

    private ref long BucketOf(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        if (address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            address.TryWriteBytes(bytes, out _);
            bytes[NetworkBytes..].Clear();
        }
        else
        {
            address?.MapToIPv4().TryWriteBytes(bytes, out _);
        }
        var mixed = (BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ _salt) * 0x9E37_79B9_7F4A_7C15UL;
        return ref _fullAt[(int)((mixed ^ (mixed >> 29)) * 0xBF58_476D_1CE4_E5B9UL >> 52)];
    }
}
