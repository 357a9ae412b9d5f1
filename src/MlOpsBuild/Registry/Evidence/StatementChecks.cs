using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>
/// Checks the attached statements of one type. One that is valid is enough: who may attach must not be able to spoil what
/// others attached. The rest is named as passed over.
/// </summary>
internal sealed class StatementChecks(IReadOnlyList<Attachment> attached, VerificationKey? key)
{
    /// <param name="name">What people read.</param>
    /// <param name="predicateType">The type.</param>
    /// <param name="about">The digest that it must be about.</param>
    /// <param name="required">Whether it fails when none is attached.</param>
    /// <param name="describe">What it says, in one line.</param>
    public IEnumerable<VerificationCheck> Check(
        string name,
        string predicateType,
        Digest about,
        bool required,
        Func<InTotoStatement, string> describe
    )
    {
        var valid = new List<string>();
        var reasons = new List<(Digest Digest, string Reason)>();
        foreach (
            var attachment in attached
                .Where(a => a.IsStatement(predicateType))
                .OrderBy(a => a.Envelope is null) // what is signed tells more
        )
        {
            try
            {
                valid.Add(Judge(attachment, predicateType, about, describe));
            }
            catch (Exception e) when (e is AttestationException or FormatException)
            {
                reasons.Add((attachment.Descriptor.Digest, e.Message.TrimEnd('.')));
            }
        }

        if (valid.Count > 0)
        {
            return
            [
                ModelVerifier.Ok(name, valid[0]),
                .. reasons.Select(r =>
                    ModelVerifier.NotChecked(name, $"passed over {r.Digest.Short}: {r.Reason}")
                ),
            ];
        }

        return reasons.Count > 0
                ? [ModelVerifier.Failed(name, string.Join("; ", reasons.Select(r => r.Reason)))]
            : required
                ?
                [
                    ModelVerifier.Failed(
                        name,
                        "none is attached; expected one, which './build.sh Register' attaches"
                    ),
                ]
            : [ModelVerifier.NotChecked(name, "none is attached: the model is not signed")];
    }

    public static string DescribeProvenance(InTotoStatement statement, OciManifest model)
    {
        var record = BuildRecord.Read(statement);
        var revision = model.Annotations.GetValueOrDefault(EvidenceNames.Revision) ?? "";
        if (!string.Equals(record.Commit, revision, StringComparison.Ordinal))
        {
            throw new AttestationException(
                $"it names the commit '{record.Commit}'; expected '{revision}', which the manifest says"
            );
        }

        foreach (var stage in record.Stages)
        {
            if (
                model.Annotations.TryGetValue(
                    EvidenceNames.StagePrefix + stage.Inputs.Stage,
                    out var digest
                ) && !string.Equals(digest, stage.Manifest.ToString(), StringComparison.Ordinal)
            )
            {
                throw new AttestationException(
                    $"it names {stage.Manifest} for {stage.Inputs.Stage}; expected {digest}, which the manifest says"
                );
            }
        }

        return record.Commit.Length == 0
            ? "built outside a Git repository"
            : $"commit {record.Commit[..7]}{(record.Uncommitted ? " with uncommitted changes" : "")}, {ModelVerifier.Count(record.Files.Count, "input")}, {BuilderOf(statement)}";
    }

    public static string DescribeVerdict(InTotoStatement statement)
    {
        var result = OciJson.Text(statement.Predicate, "result") ?? "nothing";
        var tests =
            OciJson.List(statement.Predicate, "passedTests").Count
            + OciJson.List(statement.Predicate, "warnedTests").Count
            + OciJson.List(statement.Predicate, "failedTests").Count;
        return result is "PASSED" or "WARNED"
            ? $"{result}, {ModelVerifier.Count(tests, "gate")}"
            : throw new AttestationException(
                $"the result is {TarNames.Quote(result)}; expected PASSED or WARNED"
            );
    }

    public static string DescribeSignature(
        InTotoStatement statement,
        IReadOnlyList<FileDigest> files
    )
    {
        ModelSignature.Check(statement, files);
        return $"of all {ModelVerifier.Count(files.Count, "file")}";
    }

    private string Judge(
        Attachment attachment,
        string predicateType,
        Digest about,
        Func<InTotoStatement, string> describe
    )
    {
        var statement = attachment.Statement;
        if (statement is null)
        {
            throw new AttestationException(attachment.Problem ?? "it holds no statement");
        }

        var signer = "";
        if (key is not null)
        {
            statement = attachment.Envelope is { } envelope
                ? envelope.Verify(key)
                : throw new AttestationException(
                    $"it is not signed; expected a signature of the key {key.KeyId[..12]}"
                );
            signer = $", signed by the key {key.KeyId[..12]}";
        }

        if (!statement.Subjects.Any(s => s.Has(about)))
        {
            var subjects = statement.Subjects.Select(s =>
                s.Digests.TryGetValue("sha256", out var hex) ? $"sha256:{hex}" : s.Name ?? "nothing"
            );
            throw new AttestationException(
                $"it is about {string.Join(", ", subjects)}; expected {about}"
            );
        }

        return statement.PredicateType == predicateType
            ? describe(statement) + signer
            : throw new AttestationException(
                $"it is of type {statement.PredicateType}; expected {predicateType}"
            );
    }

    private static string BuilderOf(InTotoStatement statement)
    {
        var details = ModelJson.Object(statement.Predicate, "runDetails");
        var id = OciJson.Text(ModelJson.Object(details, "builder"), "id") ?? "";
        return id == SlsaBuilder.Local.Id ? "built locally" : $"built by {id}";
    }
}
