using System.Security.Cryptography;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Processes;

/// <summary>
/// A model on disk whose outputs a program computes: a folder with <c>model.json</c>, whose weights are of kind <c>process</c>, and
/// the program's files.
/// </summary>
internal static class ProcessModel
{
    // What may lie beside a served model without being a part of it.
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        ModelBundle.ManifestFile,
        ServingContract.FileName,
        ServeSettings.FileName,
        GoldenRows.FileName,
        "model-card.md",
    };

    /// <summary>Checks the files against their digests, starts the program and waits until it answers.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="options">How the program is run.</param>
    /// <param name="log">Receives a line for people at a time, the program's own among them.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ModelFormatException">
    /// A file is missing, is not the one that the model was made with, or is none of the model's.
    /// </exception>
    /// <exception cref="Common.MlOpsException">The program cannot be started, or does not answer in time.</exception>
    public static ProcessScorer Load(
        string folder,
        ProcessScorerOptions options,
        Action<string> log,
        TimeProvider time
    )
    {
        folder = Path.GetFullPath(folder);
        var manifestFile = Path.Combine(folder, ModelBundle.ManifestFile);
        if (!File.Exists(manifestFile))
        {
            throw new ModelFormatException(
                $"'{folder}' holds no model: it has no file {ModelBundle.ManifestFile}."
            );
        }

        var json = File.ReadAllBytes(manifestFile);
        var process =
            ModelBundle.ReadProcess(json)
            ?? throw new ModelFormatException(
                $"'{manifestFile}' names no program: its weights are not of kind process."
            );
        Verify(folder, process);
        return ProcessScorer.Start(
            ModelBundle.ReadManifest(json).Signature,
            folder,
            process,
            options,
            log,
            time
        );
    }

    private static void Verify(string folder, ProcessWeights process)
    {
        foreach (var (path, expected) in process.Files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var file = Path.Combine(folder, path);
            if (!File.Exists(file))
            {
                throw new ModelFormatException(
                    $"'{folder}' has no file '{path}', which {ModelBundle.ManifestFile} names."
                );
            }

            using var stream = File.OpenRead(file);
            var found = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (found != expected)
            {
                throw new ModelFormatException(
                    $"'{file}' has SHA-256 {found}, {ModelBundle.ManifestFile} says {expected}: it is not the file that the model was made with."
                );
            }
        }

        // A module that nobody listed could take the place of one that the program means.
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!process.Files.ContainsKey(path) && !Others.Contains(path))
            {
                throw new ModelFormatException(
                    $"'{folder}' has the file '{path}', which {ModelBundle.ManifestFile} does not name: remove it, or make the model anew with it."
                );
            }
        }
    }
}
