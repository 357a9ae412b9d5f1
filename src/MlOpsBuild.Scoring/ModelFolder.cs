using System.Security.Cryptography;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Scoring;

/// <summary>The files of a model that consists of several: a program and what it reads, or those of an <see cref="IModelRuntime"/>.</summary>
public static class ModelFolder
{
    // What may lie beside a model's own files without being a part of it.
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        ModelBundle.ManifestFile,
        ServingContract.FileName,
        ServeSettings.FileName,
        GoldenRows.FileName,
        "model-card.md",
    };

    /// <summary>
    /// The files of a folder for <see cref="ProcessWeights.Files"/> or <see cref="RuntimeWeights.Files"/>: all of them, in folders
    /// within it too, but for <c>model.json</c>.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Path within the folder, with <c>/</c> between names -> SHA-256, 64 lower-case hexadecimal digits.</returns>
    public static IReadOnlyDictionary<string, string> DigestsOf(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, file) in FilesOf(folder))
        {
            if (path != ModelBundle.ManifestFile)
            {
                files[path] = DigestOf(file);
            }
        }

        return files;
    }

    /// <summary>
    /// Whether a file can be run: it begins with <c>#!</c>, or as a program of Linux does. Its mode is not asked for, because not
    /// every file system and no store knows one.
    /// </summary>
    public static bool IsProgram(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> head = stackalloc byte[4];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return head.StartsWith("#!"u8) || head.SequenceEqual("\u007fELF"u8);
    }

    /// <summary>Lets the files of a folder that are programs be run, where the file system knows modes.</summary>
    public static void MakeRunnable(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Run =
            UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        foreach (var (_, file) in FilesOf(folder))
        {
            if (File.GetUnixFileMode(file) is var mode && (mode & Run) != Run && IsProgram(file))
            {
                File.SetUnixFileMode(file, mode | Run);
            }
        }
    }

    /// <summary>What is wrong with names and digests; <see langword="null"/> when nothing is.</summary>
    internal static string? ProblemOf(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, sha256) in files)
        {
            if (!IsRelative(path) || path == ModelBundle.ManifestFile)
            {
                return $"'files' has '{path}', expected a path within the folder, other than {ModelBundle.ManifestFile}.";
            }

            if (Others.Contains(path))
            {
                return $"'files' has '{path}', a name that MlOpsBuild gives to a file of its own: expected another one.";
            }

            if (sha256 is not { Length: 64 } || !sha256.All(char.IsAsciiHexDigitLower))
            {
                return $"'files' has no SHA-256 for '{path}', expected 64 lower-case hexadecimal digits.";
            }
        }

        return null;
    }

    /// <summary>Holds a folder against what <c>model.json</c> says.</summary>
    /// <exception cref="ModelFormatException">
    /// A file is missing, is not the one that the model was made with, or is none of the model's.
    /// </exception>
    internal static void Verify(string folder, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, expected) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var file = Path.Combine(folder, path);
            if (!File.Exists(file))
            {
                throw new ModelFormatException(
                    $"'{folder}' has no file '{path}', which {ModelBundle.ManifestFile} names."
                );
            }

            var found = DigestOf(file);
            if (found != expected)
            {
                throw new ModelFormatException(
                    $"'{file}' has SHA-256 {found}, {ModelBundle.ManifestFile} says {expected}: it is not the file that the model was made with."
                );
            }
        }

        // A module that nobody listed could take the place of one that the program means.
        foreach (var (path, _) in FilesOf(folder))
        {
            if (!files.ContainsKey(path) && !Others.Contains(path))
            {
                throw new ModelFormatException(
                    $"'{folder}' has the file '{path}', which {ModelBundle.ManifestFile} does not name: remove it, or make the model anew with it."
                );
            }
        }
    }

    private static IEnumerable<(string Path, string File)> FilesOf(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => (Path.GetRelativePath(folder, f).Replace('\\', '/'), f));

    private static string DigestOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static bool IsRelative(string path) =>
        path.Length > 0
        && path.Split('/').All(n => n is not ("" or "." or ".."))
        && path.All(c => c is not ('\\' or ':') && !char.IsControl(c));
}
