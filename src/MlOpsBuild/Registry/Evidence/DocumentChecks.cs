using MlOpsBuild.Common;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>Checks the attached documents that are no statements, and that every attachment is whole.</summary>
internal static class DocumentChecks
{
    public static IEnumerable<VerificationCheck> Check(
        IReadOnlyList<Attachment> attached,
        Digest model,
        IReadOnlyList<FileDigest>? files
    )
    {
        foreach (var attachment in attached)
        {
            if (attachment.Manifest is null)
            {
                yield return ModelVerifier.Failed(
                    "attachment",
                    $"{attachment.Problem}; what it was attached to is not known ({attachment.Type})"
                );
            }
            else if (attachment.Type == MlBom.MediaType)
            {
                yield return Judge("materials", attachment, () => CheckBom(attachment, model));
            }
            else if (attachment.Type == EvidenceNames.ModelCard)
            {
                yield return Judge("model card", attachment, () => CheckCard(attachment, files));
            }
            else if (attachment.Type == AliasMove.ArtifactType)
            {
                yield return Judge("alias move", attachment, () => VerificationState.Ok);
            }
            else if (attachment.Type == ImageRecordJson.MediaType)
            {
                yield return Judge("image", attachment, () => CheckImage(attachment, files));
            }
            else if (attachment.Type == DeploymentRecord.ArtifactType)
            {
                yield return Judge("deployment", attachment, () => VerificationState.Ok);
            }
            else if (!IsKnownStatement(attachment) && attachment.Statement is { } statement)
            {
                yield return CheckOther(attachment, statement, model);
            }
            else if (!IsKnownStatement(attachment))
            {
                yield return attachment.Problem is { } problem
                    ? ModelVerifier.Failed("attachment", problem)
                    : ModelVerifier.NotChecked(
                        "attachment",
                        $"{attachment.Descriptor.Digest.Short} is whole; its kind {TarNames.Quote(attachment.Type)} is not known here"
                    );
            }
        }
    }

    // What others say of the model, e.g. that somebody approved it: who signed it, they know.
    private static VerificationCheck CheckOther(
        Attachment attachment,
        InTotoStatement statement,
        Digest model
    ) =>
        statement.Subjects.Any(s => s.Has(model))
            ? ModelVerifier.NotChecked(
                "statement",
                $"{TarNames.Quote(statement.PredicateType)} is whole and about this model; its kind is not known here"
            )
            : ModelVerifier.Failed(
                "statement",
                $"{TarNames.Quote(statement.PredicateType)} in {attachment.Descriptor.Digest.Short} is not about {model}, to which it is attached"
            );

    private static VerificationCheck Judge(
        string name,
        Attachment attachment,
        Func<VerificationState> check
    )
    {
        try
        {
            return attachment.Problem is { } problem ? ModelVerifier.Failed(name, problem)
                : check() == VerificationState.Ok
                    ? ModelVerifier.Ok(name, attachment.Descriptor.Digest.ToString())
                : ModelVerifier.NotChecked(name, "the files of the model cannot be read");
        }
        catch (Exception e) when (e is AttestationException or FormatException)
        {
            return ModelVerifier.Failed(name, e.Message);
        }
    }

    private static VerificationState CheckBom(Attachment attachment, Digest model)
    {
        var json = OciJson.Parse(attachment.Document.Span);
        var component = ModelJson.Object(ModelJson.Object(json, "metadata"), "component");
        var hashes = OciJson
            .List(component, "hashes")
            .Select(h => h is System.Text.Json.Nodes.JsonObject o ? OciJson.Text(o, "content") : "")
            .ToList();
        return hashes.Contains(model.Hex, StringComparer.Ordinal)
            ? VerificationState.Ok
            : throw new AttestationException(
                $"it is about {string.Join(", ", hashes)}; expected {model.Hex}"
            );
    }

    private static VerificationState CheckCard(
        Attachment attachment,
        IReadOnlyList<FileDigest>? files
    )
    {
        if (files is null)
        {
            return VerificationState.NotChecked;
        }

        var packed = files.FirstOrDefault(f => f.Path == EvidenceNames.ModelCardPath);
        var actual = Digest.Of(attachment.Document.Span);
        return packed is null || packed.Digest == actual
            ? VerificationState.Ok
            : throw new AttestationException(
                $"its bytes have {actual}; expected {packed.Digest}, the {packed.Path} in the model"
            );
    }

    private static VerificationState CheckImage(
        Attachment attachment,
        IReadOnlyList<FileDigest>? files
    )
    {
        var record = ImageRecordJson.Read(attachment.Config.Span);
        if (files is null)
        {
            return VerificationState.NotChecked;
        }

        var bundles = files
            .Where(f =>
                f.Path == ModelBundle.ManifestFile
                || f.Path.EndsWith("/" + ModelBundle.ManifestFile, StringComparison.Ordinal)
            )
            .ToList();
        return bundles.Exists(f => f.Digest == record.ModelDigest)
            ? VerificationState.Ok
            : throw new AttestationException(
                $"the model in {TarNames.Quote(record.Name)} is {record.ModelDigest}; expected {(bundles.Count == 0 ? $"a {ModelBundle.ManifestFile}, which the model has not" : $"{bundles[0].Digest}, the {bundles[0].Path} in the model")}"
            );
    }

    private static bool IsKnownStatement(Attachment attachment) =>
        attachment.IsStatement(PredicateTypes.SlsaProvenance)
        || attachment.IsStatement(PredicateTypes.TestResult)
        || attachment.IsStatement(PredicateTypes.ModelSignature);
}
