using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>
/// Checks a model and what is attached to it, byte by byte: the package, then each document, then the signatures. Reads
/// only; what is damaged stays where it is.
/// </summary>
/// <param name="layout">The store.</param>
/// <param name="key">The key that must have signed; <see langword="null"/>: signatures are not checked.</param>
public sealed class ModelVerifier(OciLayout layout, VerificationKey? key)
{
    private readonly EvidenceReader _reader = new(layout);

    /// <summary>Checks all there is; never throws for what is wrong with it.</summary>
    /// <param name="model">The model's manifest.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<VerificationCheck>> VerifyAsync(
        OciDescriptor model,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        var checks = new List<VerificationCheck>();
        OciManifest manifest;
        try
        {
            manifest = await _reader.ReadManifestAsync(model, cancellationToken);
            checks.Add(Ok("manifest", $"{model.Digest}, {Bytes(model.Size)}"));
        }
        catch (AttestationException e)
        {
            return [Failed("manifest", e.Message)];
        }

        checks.Add(await CheckConfigAsync(manifest, cancellationToken));
        var files = await CheckLayersAsync(manifest, checks, cancellationToken);
        var attached = await _reader.AttachedToAsync(model.Digest, cancellationToken);
        var statements = new StatementChecks(attached, key);
        checks.AddRange(
            statements.Check(
                "provenance",
                PredicateTypes.SlsaProvenance,
                model.Digest,
                required: true,
                s => StatementChecks.DescribeProvenance(s, manifest)
            )
        );
        checks.AddRange(
            statements.Check(
                "verdict",
                PredicateTypes.TestResult,
                model.Digest,
                required: true,
                StatementChecks.DescribeVerdict
            )
        );
        checks.AddRange(
            files is { Count: > 0 }
                ? statements.Check(
                    "signature",
                    PredicateTypes.ModelSignature,
                    ModelSignature.RootOf(files),
                    required: key is not null,
                    s => StatementChecks.DescribeSignature(s, files)
                )
                : [NotChecked("signature", "the files of the model cannot be read")]
        );
        checks.AddRange(DocumentChecks.Check(attached, model.Digest, files));
        if (key is null)
        {
            checks.Add(
                NotChecked(
                    "signatures",
                    "no key was given; with --verification-key <file> they are checked"
                )
            );
        }

        return checks;
    }

    private async Task<VerificationCheck> CheckConfigAsync(
        OciManifest manifest,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (
                manifest.ArtifactType != ModelMediaTypes.Artifact
                || manifest.Config.MediaType != ModelMediaTypes.Config
            )
            {
                return Failed(
                    "config",
                    $"the manifest is of type {TarNames.Quote(manifest.ArtifactType ?? "")} with the config {TarNames.Quote(manifest.Config.MediaType)}; expected {ModelMediaTypes.Artifact} with {ModelMediaTypes.Config}"
                );
            }

            var bytes = await _reader.ReadAsync(manifest.Config, cancellationToken);
            var named = ModelPackConfig.Parse(bytes).DiffIds;
            var layers = manifest.Layers.Select(l => l.Digest).ToList();
            return named.SequenceEqual(layers)
                ? Ok(
                    "config",
                    $"{manifest.Config.Digest}, names the {Count(layers.Count, "layer")} of the manifest"
                )
                : Failed(
                    "config",
                    $"it names the layers {string.Join(", ", named.Select(d => d.Short))}; expected those of the manifest, {string.Join(", ", layers.Select(d => d.Short))}"
                );
        }
        catch (Exception e) when (e is AttestationException or FormatException)
        {
            return Failed("config", e.Message);
        }
    }

    // All of them, so that one look shows everything that is wrong.
    private async Task<IReadOnlyList<FileDigest>?> CheckLayersAsync(
        OciManifest manifest,
        List<VerificationCheck> checks,
        CancellationToken cancellationToken
    )
    {
        var names = new TarNames();
        var files = new List<FileDigest>();
        var whole = true;
        foreach (var layer in manifest.Layers)
        {
            var path = layer.Annotations.GetValueOrDefault(ModelMediaTypes.FilePath);
            var name = path is null ? layer.Digest.Short : TarNames.Quote(path).Trim('"');
            try
            {
                var problem =
                    await _reader.ProblemAsync(layer, cancellationToken)
                    ?? (
                        ModelMediaTypes.KindOf(layer.MediaType) is null
                            ? $"it is {TarNames.Quote(layer.MediaType)}; expected one such as {ModelMediaTypes.Of(ModelFileKind.Weight)}"
                            : null
                    );
                if (problem is null)
                {
                    files.AddRange(
                        await PackageFiles.ReadAsync(layout, layer, names, cancellationToken)
                    );
                }

                whole &= problem is null;
                checks.Add(
                    problem is null
                        ? Ok(name, $"{layer.Digest}, {Bytes(layer.Size)}")
                        : Failed(name, problem)
                );
            }
            catch (MlOpsException e)
            {
                whole = false;
                checks.Add(Failed(name, e.Message));
            }
        }

        return whole ? files : null;
    }

    internal static VerificationCheck Ok(string name, string detail) =>
        new(name, VerificationState.Ok, detail);

    internal static VerificationCheck Failed(string name, string detail) =>
        new(name, VerificationState.Failed, detail);

    internal static VerificationCheck NotChecked(string name, string detail) =>
        new(name, VerificationState.NotChecked, detail);

    internal static string Count(int count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");

    private static string Bytes(long size) =>
        string.Create(CultureInfo.InvariantCulture, $"{size:N0} bytes");
}
