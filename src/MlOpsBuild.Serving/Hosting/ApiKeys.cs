using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>
/// The keys that open the server. Only their digests are kept; they are compared in a time that tells nothing of how much of a
/// key was right, and never written anywhere.
/// </summary>
internal sealed class ApiKeys
{
    /// <summary>The environment variable that has them, separated by commas.</summary>
    public const string Variable = "MLOPS_API_KEYS";

    private const int MaxLength = 512;
    private const string Scheme = "Bearer ";

    private readonly byte[][] _digests;

    /// <summary>Reads the keys.</summary>
    /// <param name="keys">Separated by commas; spaces around them do not count.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public ApiKeys(string? keys)
    {
        _digests =
        [
            .. (keys ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(k => SHA256.HashData(Encoding.UTF8.GetBytes(k))),
        ];
        if (_digests.Length == 0)
        {
            throw new UsageException(
                $"The settings ask for API keys, and {Variable} has none. Set it to one or more keys, separated by commas."
            );
        }
    }

    /// <summary>Whether a request carries one of the keys.</summary>
    public bool Allow(IHeaderDictionary headers)
    {
        string? authorization = headers.Authorization;
        if (
            authorization is not null
            && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        )
        {
            return IsKey(authorization.AsSpan(Scheme.Length).Trim());
        }

        string? key = headers["X-Api-Key"];
        return key is not null && IsKey(key.AsSpan().Trim());
    }

    private bool IsKey(ReadOnlySpan<char> key)
    {
        if (key.Length > MaxLength)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[3 * MaxLength];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(key, bytes)], digest);
        var isKey = false;
        foreach (var known in _digests)
        {
            isKey |= CryptographicOperations.FixedTimeEquals(digest, known);
        }

        return isKey;
    }
}
