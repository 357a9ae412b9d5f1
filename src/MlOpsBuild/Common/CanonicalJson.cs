using System.Text.Json.Nodes;

namespace MlOpsBuild.Common;

/// <summary>
/// JSON with one spelling per value: keys in ordinal order, shortest round-trip numbers, whole numbers up to 2^64
/// without point and exponent, strings escaped only where JSON demands it, UTF-8, no byte order mark.
/// <see cref="ToBytes"/> has no white space (what digests are taken of); <see cref="ToIndented"/> is the same for
/// people and diffs, two spaces, LF, with a last line feed.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical bytes of <paramref name="node"/>.</summary>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static byte[] ToBytes(JsonNode? node) =>
        new CanonicalJsonWriter(indented: false).Write(node).ToBytes();

    /// <summary>The canonical text of <paramref name="node"/> without white space.</summary>
    public static string ToText(JsonNode? node) =>
        new CanonicalJsonWriter(indented: false).Write(node).ToString();

    /// <summary>The bytes of <paramref name="node"/> with indentation and a last line feed.</summary>
    public static byte[] ToIndented(JsonNode? node) =>
        new CanonicalJsonWriter(indented: true).Write(node).Append('\n').ToBytes();

    /// <summary>The digest of the canonical bytes.</summary>
    public static Digest DigestOf(JsonNode? node) => Digest.Of(ToBytes(node));
}
