using System.Security.Cryptography;

namespace MlOpsBuild.Common;

/// <summary>
/// A SHA-256 digest, written <c>sha256:</c> and 64 lower-case hexadecimal digits as in the OCI image specification.
/// </summary>
public readonly record struct Digest : IComparable<Digest>
{
    private const string Prefix = "sha256:";
    private readonly string? _hex;

    private Digest(string hex) => _hex = hex;

    /// <summary>The 64 hexadecimal digits; empty for the default value.</summary>
    public string Hex => _hex ?? "";

    /// <summary>The first 12 digits, for people.</summary>
    public string Short => Hex.Length == 0 ? "" : Hex[..12];

    /// <summary>Whether this is the default value, which is no digest.</summary>
    public bool IsEmpty => _hex is null;

    /// <summary>The digest of <paramref name="data"/>.</summary>
    public static Digest Of(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, hash);
        return FromHash(hash);
    }

    /// <summary>The digest of <paramref name="text"/> in UTF-8.</summary>
    public static Digest Of(string text) => Of(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The digest of a file's bytes, read once in a stream.</summary>
    public static async Task<Digest> OfFileAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read | FileShare.Delete,
            1 << 16,
            FileOptions.Asynchronous | FileOptions.SequentialScan
        );
        return FromHash(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    /// <summary>Wraps 32 bytes of a finished hash.</summary>
    public static Digest FromHash(ReadOnlySpan<byte> hash) =>
        hash.Length == SHA256.HashSizeInBytes
            ? new Digest(ToHex(hash))
            : throw new ArgumentException(
                $"A SHA-256 hash has 32 bytes, not {hash.Length}.",
                nameof(hash)
            );

    /// <summary>Parses <c>sha256:&lt;hex&gt;</c>.</summary>
    /// <exception cref="FormatException">The text is no such digest.</exception>
    public static Digest Parse(string text) =>
        TryParse(text, out var digest)
            ? digest
            : throw new FormatException(
                $"'{text}' is no digest: expected sha256: and 64 lower-case hex digits."
            );

    /// <summary>Parses <c>sha256:&lt;hex&gt;</c>; false if the text is something else.</summary>
    public static bool TryParse(string? text, out Digest digest)
    {
        digest = default;
        if (
            text is null
            || text.Length != Prefix.Length + 64
            || !text.StartsWith(Prefix, StringComparison.Ordinal)
        )
        {
            return false;
        }

        foreach (var c in text.AsSpan(Prefix.Length))
        {
            if (!char.IsAsciiDigit(c) && c is not (>= 'a' and <= 'f'))
            {
                return false;
            }
        }

        digest = new Digest(text[Prefix.Length..]);
        return true;
    }

    // A loop of our own starts faster than the framework's vectors, which are compiled at first use.
    private static string ToHex(ReadOnlySpan<byte> hash)
    {
        const string digits = "0123456789abcdef";
        Span<char> hex = stackalloc char[2 * SHA256.HashSizeInBytes];
        for (var i = 0; i < hash.Length; i++)
        {
            hex[2 * i] = digits[hash[i] >> 4];
            hex[(2 * i) + 1] = digits[hash[i] & 15];
        }

        return new string(hex);
    }

    /// <inheritdoc/>
    public int CompareTo(Digest other) => string.CompareOrdinal(_hex, other._hex);

    /// <summary><c>sha256:&lt;hex&gt;</c>, or an empty string for the default value.</summary>
    public override string ToString() => _hex is null ? "" : Prefix + _hex;
}
