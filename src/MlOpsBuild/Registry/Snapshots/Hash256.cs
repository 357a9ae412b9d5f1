using System.Buffers.Binary;
using System.Security.Cryptography;
using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>The 32 bytes of a SHA-256: a hundred thousand of them take a fifth of the memory of their texts.</summary>
internal readonly struct Hash256 : IEquatable<Hash256>
{
    public const int Length = SHA256.HashSizeInBytes;
    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    public Hash256(ReadOnlySpan<byte> bytes)
    {
        _a = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]);
    }

    /// <summary>Any 32 bits of it, for a hash table.</summary>
    public uint Bucket => (uint)_a;

    public static Hash256 Of(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(data, hash);
        return new Hash256(hash);
    }

    /// <summary>The hash of what was appended; begins anew.</summary>
    public static Hash256 Of(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        hash.GetHashAndReset(bytes);
        return new Hash256(bytes);
    }

    public static Hash256 Of(Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Convert.FromHexString(digest.Hex, bytes, out _, out _);
        return new Hash256(bytes);
    }

    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, _a);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], _b);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], _c);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], _d);
    }

    public Digest ToDigest()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Digest.FromHash(bytes);
    }

    public bool Equals(Hash256 other) =>
        _a == other._a && _b == other._b && _c == other._c && _d == other._d;

    public override bool Equals(object? obj) => obj is Hash256 other && Equals(other);

    public override int GetHashCode() => (int)Bucket;
}
