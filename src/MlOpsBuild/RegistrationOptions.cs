using MlOpsBuild.Common;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild;

/// <summary>How to register a model.</summary>
public sealed record RegistrationOptions
{
    /// <summary>Which part of the newest version goes up. <value>The default value is the patch number.</value></summary>
    public VersionBump Bump { get; init; } = VersionBump.Patch;

    /// <summary>Reads the name of a part of a version.</summary>
    /// <param name="text"><c>major</c>, <c>minor</c> or <c>patch</c>, in any case; empty for patch.</param>
    /// <exception cref="UsageException">It is no such name.</exception>
    public static VersionBump BumpOf(string? text)
    {
        string[] names = ["major", "minor", "patch"];
        return string.IsNullOrWhiteSpace(text) ? VersionBump.Patch
            : names.Contains(text, StringComparer.OrdinalIgnoreCase)
                ? Enum.Parse<VersionBump>(text, ignoreCase: true)
            : throw new UsageException(
                $"--bump cannot be '{text}'.{NearestName.Hint(text, names)} Allowed: {string.Join(", ", names)}."
            );
    }

    /// <summary>The version. <value>The default value is the next one.</value></summary>
    public string? Version { get; init; }

    /// <summary>
    /// The private key that signs: PEM (PKCS #8) of ECDSA P-256; line ends may be written as <c>\n</c>.
    /// <value>The default value is none: nothing is signed.</value>
    /// </summary>
    public string? SigningKey { get; init; }

    /// <summary>
    /// Reads an environment variable, to know who builds. <value>The default value reads those of the process.</value>
    /// </summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;
}
