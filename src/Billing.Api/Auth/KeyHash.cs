using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Billing.Contracts.ApiKeys;

namespace Billing.Api.Auth;

/// <summary>SHA-256 of a key's text, as something to look up by.</summary>
internal readonly record struct KeyHash(UInt128 High, UInt128 Low)
{
    /// <summary>The hash of a text of at most <see cref="ApiKeyText.MaxLength"/> characters.</summary>
    public static KeyHash Of(string text)
    {
        Span<byte> utf8 = stackalloc byte[ApiKeyText.MaxLength * 3];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(text, utf8)], digest);
        return new KeyHash(
            BinaryPrimitives.ReadUInt128BigEndian(digest), BinaryPrimitives.ReadUInt128BigEndian(digest[16..]));
    }

    /// <summary>Its bytes.</summary>
    public ImmutableArray<byte> ToBytes()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt128BigEndian(digest, High);
        BinaryPrimitives.WriteUInt128BigEndian(digest[16..], Low);
        return [.. digest];
    }

    /// <summary>Nothing: a hash of a secret is for looking up, not for showing.</summary>
    public override string ToString() => "KeyHash";
}
