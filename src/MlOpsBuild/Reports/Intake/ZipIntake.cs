using System.IO.Compression;

namespace MlOpsBuild.Reports.Intake;

/// <summary>Finds and unpacks the one file of a zip, in memory.</summary>
internal static class ZipIntake
{
    private const string Where = "zip";

    // Unix keeps the kind of file in the upper half of the attributes.
    private const int KindShift = 16;
    private const int KindMask = 0xF000;
    private const int OrdinaryFile = 0x8000;

    /// <summary>Reads it.</summary>
    /// <param name="zip">The zip.</param>
    /// <param name="options">The limits.</param>
    /// <param name="unpacking">Is handed the stream that unpacks, and gives the one to read.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<IntakeFile> ReadAsync(
        Stream zip,
        ReportIntakeOptions options,
        Func<Stream, Stream> unpacking,
        CancellationToken cancellationToken
    )
    {
        var bytes = await BoundedReader.ReadAsync(
            zip,
            options.MaxZipBytes,
            "the zip",
            cancellationToken
        );
        ThrowIfTooMany(bytes, options);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false));
            var entry = Find(archive);
            await using var stream = unpacking(entry.Open());
            var json = await BoundedReader.ReadAsync(
                stream,
                options.MaxJsonBytes,
                entry.Name,
                cancellationToken
            );
            return new(entry.Name, json);
        }
        catch (Exception error)
            when (error
                    is InvalidDataException
                        or IOException
                        or NotSupportedException
                        or ArgumentException
                        or OverflowException
            )
        {
            // It is all in memory: none of these is the disk's.
            throw new ReportRefusedException("it is no intact zip file.", error);
        }
    }

    // The library lists all entries before it says how many there are; their signatures in the bytes are at least as many.
    private static void ThrowIfTooMany(byte[] zip, ReportIntakeOptions options)
    {
        var count = zip.AsSpan().Count("PK\x01\x02"u8);
        if (count > options.MaxEntries)
        {
            throw new ReportRefusedException(
                $"the zip has about {ReportNumber.Count(count)} entries, expected at most {ReportNumber.Count(options.MaxEntries)}."
            );
        }
    }

    private static ZipArchiveEntry Find(ZipArchive archive)
    {
        foreach (var name in IntakeFile.Names)
        {
            ZipArchiveEntry[] found = [.. archive.Entries.Where(e => IsAt(e.FullName, name))];
            if (found.Length > 1)
            {
                throw IntakeFile.Several(Where, name);
            }

            if (found.Length == 1)
            {
                return IsOrdinary(found[0]) ? found[0] : throw IntakeFile.NoFile(Where, name);
            }
        }

        throw IntakeFile.None(Where);
    }

    // At the root, or in a folder there whose name is that of a folder and nothing else.
    private static bool IsAt(string path, string name)
    {
        if (!path.EndsWith(name, StringComparison.Ordinal))
        {
            return false;
        }

        var folder = path[..^name.Length];
        return folder.Length == 0
            || (
                folder[^1] == '/'
                && folder.AsSpan(0, folder.Length - 1).IndexOfAny("/\\:\0") < 0
                && folder is not ("/" or "./" or "../")
            );
    }

    private static bool IsOrdinary(ZipArchiveEntry entry) =>
        !entry.IsEncrypted
        && ((entry.ExternalAttributes >> KindShift) & KindMask) is 0 or OrdinaryFile;
}
