using MlOpsBuild.Common;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild;

/// <summary>Reads the keys that users give; no message repeats them.</summary>
internal static class ModelKeys
{
    private const long LargestFile = 1 << 16;

    /// <exception cref="UsageException">It is no private key of the kind.</exception>
    public static SigningKey? ReadPrivate(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            return SigningKey.FromPem(Lines(text));
        }
        catch (AttestationException e)
        {
            throw new UsageException(
                $"SigningKey cannot be used. {e.Message} Make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256",
                inner: e
            );
        }
    }

    /// <param name="text">A file or the PEM itself; <see langword="null"/> for none.</param>
    /// <param name="root">The folder that a file's path is relative to.</param>
    /// <exception cref="UsageException">It is empty, there is no such file, or it is no public key of the kind.</exception>
    public static VerificationKey? ReadPublic(string? text, string root)
    {
        if (text is null)
        {
            return null;
        }

        // A variable that is not set must not turn the check of signatures off.
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new UsageException(
                "--verification-key is empty: expected the file of a public key (PEM), or its text. Leave it out to check no signatures."
            );
        }

        var isPem = text.Contains("-----BEGIN", StringComparison.Ordinal);
        try
        {
            return VerificationKey.FromPem(Lines(isPem ? text : ReadFile(text, root)));
        }
        catch (AttestationException e)
        {
            throw new UsageException(
                $"--verification-key cannot be used. {e.Message} Get it from a private key with: openssl pkey -in key.pem -pubout",
                inner: e
            );
        }
    }

    private static string ReadFile(string path, string root)
    {
        var file = new FileInfo(Path.GetFullPath(path, root));
        if (!file.Exists)
        {
            throw new UsageException(
                $"--verification-key names no file: {path}. Expected the file of a public key (PEM), or its text."
            );
        }

        return file.Length <= LargestFile
            ? File.ReadAllText(file.FullName)
            : throw new UsageException($"--verification-key names no key: {path} is too large.");
    }

    // Secrets of CI systems are often kept in one line.
    private static string Lines(string text) =>
        text.Replace("\\r", "", StringComparison.Ordinal)
            .Replace("\\n", "\n", StringComparison.Ordinal)
            .Trim();
}
