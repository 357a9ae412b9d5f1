using System.Security.Cryptography;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Processes;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Models;

/// <summary>Reads what a serving program serves from a folder.</summary>
internal static class ModelLoader
{
    private const string CardFile = "model-card.md";
    private const long MaxFileSize = 1L << 31;

    /// <summary>Reads <c>settings.json</c> in a folder.</summary>
    /// <exception cref="ModelFormatException">It is missing or damaged.</exception>
    public static ServeSettings ReadSettings(string folder) =>
        ServeSettings.Read(ReadFile(folder, ServeSettings.FileName));

    /// <summary>Loads the models that the settings name.</summary>
    /// <param name="folder">The folder of <c>settings.json</c>.</param>
    /// <param name="settings">Its content.</param>
    /// <param name="runtimes">
    /// What opens models of kinds that are not built in; <see langword="null"/>: nothing does.
    /// </param>
    /// <exception cref="ModelFormatException">A file is missing or damaged.</exception>
    public static IReadOnlyList<ServedModel> Load(
        string folder,
        ServeSettings settings,
        IReadOnlyList<IModelRuntime>? runtimes = null
    ) =>
        [
            .. settings.Models.Select(m =>
                Load(
                    Path.GetFullPath(m.Path, Path.GetFullPath(folder)),
                    m,
                    settings.Limits,
                    runtimes ?? []
                )
            ),
        ];

    private static ServedModel Load(
        string folder,
        ServedModelSettings settings,
        ServeLimits limits,
        IReadOnlyList<IModelRuntime> runtimes
    )
    {
        var json = ReadFile(folder, ModelBundle.ManifestFile);
        var scorer = ModelBundle.Open(
            folder,
            new ModelOpenOptions
            {
                Runtimes = runtimes,
                ToServe = true,
                Process = new ProcessScorerOptions
                {
                    RequestLimit = TimeSpan.FromSeconds(limits.Seconds),
                },
                Log = line => Console.Error.WriteLine($"mlops-serve: {settings.Name}: {line}"),
            }
        );
        var card = Path.Combine(folder, CardFile);
        return new ServedModel
        {
            Name = settings.Name,
            Digest = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(json))}",
            Manifest = ModelBundle.ReadManifest(json),
            Contract = ServingContract.Read(
                ReadFile(folder, ServingContract.FileName),
                scorer.Signature
            ),
            Scorer = scorer,
            Weight = settings.Shadow ? 0 : settings.Weight,
            IsShadow = settings.Shadow,
            Card = File.Exists(card) ? File.ReadAllText(card) : null,
        };
    }

    private static byte[] ReadFile(string folder, string name)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
        {
            throw new ModelFormatException(
                $"'{folder}' has no file {name}. Expected a folder that MlOpsBuild wrote for serving; choose it with --models."
            );
        }

        return file.Length <= MaxFileSize
            ? File.ReadAllBytes(file.FullName)
            : throw new ModelFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{file.FullName}' has {file.Length} bytes, expected at most {MaxFileSize}."
                )
            );
    }
}
