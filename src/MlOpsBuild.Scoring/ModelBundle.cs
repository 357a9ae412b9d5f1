using System.Security.Cryptography;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring.Processes;

namespace MlOpsBuild.Scoring;

/// <summary>
/// A model on disk: a folder with <c>model.json</c> (what the model is) and <c>model.bin</c> (its weights, whose
/// length and SHA-256 stand in <c>model.json</c>), or the files of a program (<see cref="ProcessWeights"/>) or of what an
/// <see cref="IModelRuntime"/> opens (<see cref="RuntimeWeights"/>). The same model always gives the same bytes.
/// </summary>
public static class ModelBundle
{
    /// <summary>The name of the description's file.</summary>
    public const string ManifestFile = "model.json";

    /// <summary>The name of the weights' file.</summary>
    public const string WeightsFile = "model.bin";

    /// <summary>The version of <c>model.json</c> that is written, and the only one that is read.</summary>
    public const int FormatVersion = 1;

    internal const string FormatName = "mlopsbuild-model";

    // Files beyond this are not models; it bounds what a hostile folder makes us read.
    private const long MaxManifestSize = 256L << 20;

    /// <summary>Opens the model in a folder, whatever computes its outputs.</summary>
    /// <param name="folder">The folder, with <see cref="ManifestFile"/>.</param>
    /// <param name="options">How programs are run and who opens other kinds; <see langword="null"/> for the default values.</param>
    /// <returns>The model; to be disposed where it is <see cref="IDisposable"/>, for it may have processes.</returns>
    /// <exception cref="ModelFormatException">
    /// A file is missing, damaged or of another version, is none of the model's, or nobody opens models of this kind.
    /// </exception>
    /// <exception cref="MlOpsException">The model's program cannot be started, or does not answer in time.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled by the options.</exception>
    public static IScorer Open(string folder, ModelOpenOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder = Path.GetFullPath(folder);
        options ??= new ModelOpenOptions();
        var json = ReadFile(folder, ManifestFile, MaxManifestSize);
        var (manifest, weights) = ModelManifestReader.Read(json);
        if (weights.Files is not { } files)
        {
            return Load(json, ReadFile(folder, WeightsFile, weights.Size));
        }

        var runtime = weights.Runtime is null ? null : FindRuntime(weights.Kind, options);
        ModelFolder.Verify(folder, files);
        return runtime is not null ? runtime.Load(manifest, folder)
            : weights.Process!.Protocol == ProcessWeights.Lines
                ? ProcessScorer.Start(manifest.Signature, folder, weights.Process, options)
            : options.ToServe
                ? throw new ModelFormatException(
                    $"{ManifestFile}: the model's program takes files (protocol csv), which no server can ask: give 'protocol: lines' under 'train' in mlops.yaml, with a program that answers lines, and train again."
                )
            : new CsvScorer(manifest.Signature, folder, weights.Process, options);
    }

    /// <summary>Reads the model in <paramref name="directory"/>, whose weights are read into this process.</summary>
    /// <exception cref="ModelFormatException">A file is missing, damaged or of another version.</exception>
    public static IScorer Load(string directory)
    {
        var json = ReadFile(directory, ManifestFile, MaxManifestSize);
        var weights = ModelManifestReader.Read(json).Weights;
        RequireEmbedded(weights);
        return Load(json, ReadFile(directory, WeightsFile, weights.Size));
    }

    /// <summary>Reads a model from the bytes of its two files.</summary>
    /// <exception cref="ModelFormatException">A file is damaged or of another version.</exception>
    public static IScorer Load(byte[] modelJson, byte[] weights)
    {
        ArgumentNullException.ThrowIfNull(modelJson);
        ArgumentNullException.ThrowIfNull(weights);
        var (manifest, reference) = ModelManifestReader.Read(modelJson);
        RequireEmbedded(reference);
        if (weights.Length != reference.Size)
        {
            throw new ModelFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{WeightsFile} has {weights.Length} bytes, {ManifestFile} says {reference.Size}."
                )
            );
        }

        var sha256 = Sha256(weights);
        if (sha256 != reference.Sha256)
        {
            throw new ModelFormatException(
                $"{WeightsFile} has SHA-256 {sha256}, {ManifestFile} says {reference.Sha256}."
            );
        }

        var signature = manifest.Signature;
        return reference.Kind switch
        {
            GbdtFormat.Kind => new GbdtScorer(signature, GbdtFormat.Read(signature, weights)),
            LinearFormat.Kind => new LinearScorer(signature, LinearFormat.Read(signature, weights)),
            _ => throw new ModelFormatException(
                $"{ManifestFile} has weights of kind '{reference.Kind}', expected '{GbdtFormat.Kind}' or '{LinearFormat.Kind}'."
            ),
        };
    }

    /// <summary>Reads what <c>model.json</c> says, without the weights.</summary>
    /// <exception cref="ModelFormatException">It is damaged or of another version.</exception>
    public static ModelManifest ReadManifest(byte[] modelJson)
    {
        ArgumentNullException.ThrowIfNull(modelJson);
        return ModelManifestReader.Read(modelJson).Manifest;
    }

    /// <summary>
    /// Reads the kind of the weights: <c>gbdt</c> or <c>linear</c>, <c>process</c> for a program, else that of an
    /// <see cref="IModelRuntime"/>.
    /// </summary>
    /// <exception cref="ModelFormatException">It is damaged or of another version.</exception>
    public static string ReadKind(byte[] modelJson)
    {
        ArgumentNullException.ThrowIfNull(modelJson);
        return ModelManifestReader.Read(modelJson).Weights.Kind;
    }

    /// <summary>Whether the weights are a file that <see cref="Load(byte[], byte[])"/> reads into this process.</summary>
    /// <exception cref="ModelFormatException">It is damaged or of another version.</exception>
    public static bool IsEmbedded(byte[] modelJson)
    {
        ArgumentNullException.ThrowIfNull(modelJson);
        return ModelManifestReader.Read(modelJson).Weights.IsEmbedded;
    }

    /// <summary>
    /// Reads which program computes the outputs of a model; <see langword="null"/> when its weights lie in
    /// <see cref="WeightsFile"/>.
    /// </summary>
    /// <exception cref="ModelFormatException">It is damaged or of another version.</exception>
    public static ProcessWeights? ReadProcess(byte[] modelJson)
    {
        ArgumentNullException.ThrowIfNull(modelJson);
        return ModelManifestReader.Read(modelJson).Weights.Process;
    }

    /// <summary>The bytes of <c>model.json</c> of a model whose outputs a program computes.</summary>
    /// <exception cref="ArgumentException">The command is empty, or a file's path or digest is none.</exception>
    public static byte[] Write(ModelManifest manifest, ProcessWeights process)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(process);
        return process.Problem() is { } problem
            ? throw new ArgumentException(problem, nameof(process))
            : ModelManifestWriter.Write(
                manifest,
                new WeightsReference(WeightsReference.ProcessKind, "", 0, Process: process)
            );
    }

    /// <summary>The bytes of <c>model.json</c> of a model that an <see cref="IModelRuntime"/> opens.</summary>
    /// <exception cref="ArgumentException">The kind is none, or a file's path or digest is none.</exception>
    public static byte[] Write(ModelManifest manifest, RuntimeWeights weights)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Problem() is { } problem
            ? throw new ArgumentException(problem, nameof(weights))
            : ModelManifestWriter.Write(
                manifest,
                new WeightsReference(weights.Kind, "", 0, Runtime: weights)
            );
    }

    /// <summary>The bytes of the two files of a model.</summary>
    /// <exception cref="ArgumentException">The manifest's signature is not the scorer's.</exception>
    public static (byte[] ModelJson, byte[] Weights) Write(
        ModelManifest manifest,
        EmbeddedScorer scorer
    )
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(scorer);
        if (!ReferenceEquals(manifest.Signature, scorer.Signature))
        {
            throw new ArgumentException("The scorer has another signature.", nameof(scorer));
        }

        var weights = scorer.WriteWeights();
        var reference = new WeightsReference(scorer.WeightsKind, Sha256(weights), weights.Length);
        return (ModelManifestWriter.Write(manifest, reference), weights);
    }

    /// <summary>Writes the two files of a model into an existing folder.</summary>
    public static void Save(string directory, ModelManifest manifest, EmbeddedScorer scorer)
    {
        var (json, weights) = Write(manifest, scorer);
        File.WriteAllBytes(Path.Combine(directory, WeightsFile), weights);
        File.WriteAllBytes(Path.Combine(directory, ManifestFile), json);
    }

    private static void RequireEmbedded(WeightsReference weights)
    {
        if (!weights.IsEmbedded)
        {
            throw new ModelFormatException(
                $"{ManifestFile} is of a model that {(weights.Process is { } process ? $"the program '{process.Command[0]}' computes" : $"is of kind '{weights.Kind}'")}, expected weights that are read into this process."
            );
        }
    }

    private static IModelRuntime FindRuntime(string kind, ModelOpenOptions options) =>
        options.Runtimes.FirstOrDefault(r => r.Kind == kind)
        ?? throw new ModelFormatException(
            kind == "mlnet"
                ? $"{ManifestFile}: the model is of kind mlnet, which needs Microsoft.ML: set UpstreamPackages=true on a feed that has it."
                : $"{ManifestFile}: the model is of kind '{kind}', expected one of: {string.Join(", ", WeightsReference.BuiltIn.Concat(options.Runtimes.Select(r => r.Kind)).Distinct(StringComparer.Ordinal))}."
        );

    private static byte[] ReadFile(string directory, string name, long maxSize)
    {
        var file = new FileInfo(Path.Combine(directory, name));
        if (!file.Exists)
        {
            throw new ModelFormatException($"'{directory}' holds no model: it has no file {name}.");
        }

        return file.Length <= maxSize
            ? File.ReadAllBytes(file.FullName)
            : throw new ModelFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{file.FullName}' has {file.Length} bytes, expected at most {maxSize}."
                )
            );
    }

    private static string Sha256(ReadOnlySpan<byte> data) =>
        Convert.ToHexStringLower(SHA256.HashData(data));
}
