using MlOpsBuild.Common;

namespace MlOpsBuild.Reports.Intake;

/// <summary>Reads a stream whole, and stops where it is longer than allowed, whatever its length claims to be.</summary>
internal static class BoundedReader
{
    /// <summary>How much is asked for at once: so much may be read beyond the limit.</summary>
    public const int BufferBytes = 64 * 1024;

    /// <summary>Reads to the end.</summary>
    /// <param name="stream">What to read.</param>
    /// <param name="max">The most bytes.</param>
    /// <param name="what">What messages call it, e.g. <c>the zip</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ReportRefusedException">There are more.</exception>
    public static async Task<byte[]> ReadAsync(
        Stream stream,
        int max,
        string what,
        CancellationToken cancellationToken
    )
    {
        using var result = new MemoryStream();
        var buffer = new byte[BufferBytes];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (result.Length + count > max)
            {
                throw new ReportRefusedException(
                    $"{what} is larger than {ReadableText.Size(max)}, which is more than any report."
                );
            }

            result.Write(buffer, 0, count);
        }

        return result.ToArray();
    }
}
