using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>
/// What is signed of a model's files: OpenSSF model signing v1.0, serialization method <c>files</c>. The subject is the
/// model's name with the SHA-256 over the files' raw digests, in ordinal order of their paths; the predicate lists the
/// files.
/// </summary>
public static class ModelSignature
{
    /// <summary>The statement about a model.</summary>
    /// <param name="modelName">The model's name.</param>
    /// <param name="files">Its files, in any order; at least one, each path once.</param>
    /// <exception cref="ArgumentException">There are none, or a path is there twice.</exception>
    public static InTotoStatement About(string modelName, IEnumerable<FileDigest> files)
    {
        var sorted = Sort(files);
        var predicate = new JsonObject
        {
            ["serialization"] = new JsonObject
            {
                ["method"] = "files",
                ["hash_type"] = "sha256",
                ["allow_symlinks"] = false,
            },
            ["resources"] = ModelJson.List(
                sorted.Select(f =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["name"] = f.Path,
                            ["algorithm"] = "sha256",
                            ["digest"] = f.Digest.Hex,
                        }
                )
            ),
        };
        return new InTotoStatement(
            [ResourceDescriptor.Of(modelName, RootOf(sorted))],
            PredicateTypes.ModelSignature,
            predicate
        );
    }

    /// <summary>The digest over the digests of some files.</summary>
    /// <exception cref="ArgumentException">There are none, or a path is there twice.</exception>
    public static Digest RootOf(IEnumerable<FileDigest> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Sort(files))
        {
            hash.AppendData(Convert.FromHexString(file.Digest.Hex));
        }

        return Digest.FromHash(hash.GetHashAndReset());
    }

    /// <summary>Checks that a verified statement is about exactly these files.</summary>
    /// <exception cref="AttestationException">It is about others; the message names the first that differs.</exception>
    public static void Check(InTotoStatement statement, IEnumerable<FileDigest> files)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var signed = Read(statement);
        var found = Sort(files).ToDictionary(f => f.Path, f => f.Digest, StringComparer.Ordinal);
        foreach (var path in signed.Keys.Union(found.Keys).Order(StringComparer.Ordinal))
        {
            var isThere = found.TryGetValue(path, out var actual);
            var wasSigned = signed.TryGetValue(path, out var expected);
            if (!isThere || !wasSigned || actual != expected)
            {
                throw new AttestationException(
                    $"{TarNames.Quote(path)} {(isThere ? wasSigned ? $"has {actual}; signed was {expected}" : "is not among the signed files" : "was signed and is missing")}."
                );
            }
        }

        // Names are compared above; the subject guards their digests for those who know it alone.
        if (
            !statement
                .Subjects.Single()
                .Has(RootOf(found.Select(f => new FileDigest(f.Key, f.Value))))
        )
        {
            throw new AttestationException("The signed model's digest is not that of its files.");
        }
    }

    private static Dictionary<string, Digest> Read(InTotoStatement statement)
    {
        try
        {
            var serialization = ModelJson.Object(statement.Predicate, "serialization");
            if (
                statement.PredicateType != PredicateTypes.ModelSignature
                || OciJson.Text(serialization, "method") is not "files"
                || statement.Subjects.Count != 1
            )
            {
                throw new FormatException(
                    "the predicate, its serialization method or the number of subjects is another"
                );
            }

            var signed = new Dictionary<string, Digest>(StringComparer.Ordinal);
            foreach (var node in OciJson.List(statement.Predicate, "resources"))
            {
                var file =
                    node as JsonObject ?? throw new FormatException("a resource is no object");
                var name =
                    OciJson.Text(file, "name") ?? throw new FormatException("a name is missing");
                if (
                    OciJson.Text(file, "algorithm") is not "sha256"
                    || !signed.TryAdd(name, Digest.Parse("sha256:" + OciJson.Text(file, "digest")))
                )
                {
                    throw new FormatException(
                        $"{TarNames.Quote(name)} is there twice or not by SHA-256"
                    );
                }
            }

            return signed;
        }
        catch (FormatException e)
        {
            throw new AttestationException(
                $"It is no signature of a model's files: {e.Message}.",
                e
            );
        }
    }

    private static FileDigest[] Sort(IEnumerable<FileDigest> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        FileDigest[] sorted = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
        if (sorted.Length == 0)
        {
            throw new ArgumentException("A model has at least one file.", nameof(files));
        }

        for (var i = 1; i < sorted.Length; i++)
        {
            if (string.Equals(sorted[i].Path, sorted[i - 1].Path, StringComparison.Ordinal))
            {
                throw new ArgumentException($"'{sorted[i].Path}' is there twice.", nameof(files));
            }
        }

        return sorted;
    }
}
