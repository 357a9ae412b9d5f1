using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Tests.Hosting;

/// <summary>Damages bodies in every way.</summary>
internal static class Damage
{
    private static readonly string[] Pieces =
    [
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "true",
        "1e999",
        "-",
        "-0",
        "0",
        ".5",
        "\\ud800",
        "\0",
        "\u202E",
        "NaN",
        "\"rows\":",
        "\"inputs\":",
        "[[[[",
        "0.1e",
        "99999999999999999999",
        "\r\n",
        "\"\"",
        "é",
        "\uFEFF",
        "\"shape\":[1,1]",
        "\"shape\":[10000]",
        "\"name\":\"tenure\",",
        "\"id\":1,",
    ];

    /// <summary>The bytes with one to four things changed; never empty.</summary>
    public static byte[] Of(byte[] good, StableRandom random)
    {
        var bytes = good.ToList();
        for (var edits = 1 + Below(random, 4); edits > 0; edits--)
        {
            Change(bytes, random);
        }

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, StableRandom random)
    {
        var at = Below(random, bytes.Count);
        var length = Math.Min(1 + Below(random, 20), bytes.Count - at);
        switch (Below(random, 6))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(Below(random, bytes.Count), bytes.GetRange(at, length));
                break;
            case 2:
                bytes[at] = (byte)Below(random, 256);
                break;
            case 3 when random.NextDouble() < 0.5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[Below(random, Pieces.Length)]));
                break;
        }

        if (bytes.Count == 0)
        {
            bytes.Add((byte)'{');
        }
    }

    private static int Below(StableRandom random, int limit) => (int)(random.NextDouble() * limit);
}
