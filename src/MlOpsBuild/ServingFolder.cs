using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Training;

namespace MlOpsBuild;

/// <summary>Writes the folder that a serving program serves: the evaluated model, and registered ones beside it.</summary>
/// <param name="config">The project.</param>
/// <param name="folder">The folder; made anew.</param>
internal sealed class ServingFolder(MlOpsConfig config, string folder)
{
    private const string CardFile = "model-card.md";

    private static readonly string[] Needed = [ModelBundle.ManifestFile, ServingContract.FileName];

    private readonly List<ServedModelSettings> _models = [];

    /// <summary>The kinds of the models' weights, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Kinds =>
        [
            .. _models
                .Select(m =>
                    ModelBundle.ReadKind(
                        File.ReadAllBytes(Path.Combine(folder, m.Path, ModelBundle.ManifestFile))
                    )
                )
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Adds the model that the stages made.</summary>
    public async Task AddEvaluatedAsync(
        StageOutcome train,
        StageOutcome evaluate,
        string card,
        CancellationToken cancellationToken
    )
    {
        var target = Begin(config.Model, 100 - config.Serve.Models.Sum(m => m.Weight), false);
        foreach (var output in train.Outputs)
        {
            const string Prefix = TrainStage.ModelFolder + "/";
            if (output.Path.StartsWith(Prefix, StringComparison.Ordinal))
            {
                var path = Path.Combine(target, output.Path[Prefix.Length..]);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await train.Blobs.CopyToFileAsync(output.Digest, path, cancellationToken);
            }
        }

        ModelFolder.MakeRunnable(target);
        await File.WriteAllBytesAsync(
            Path.Combine(target, ServingContract.FileName),
            await evaluate.ReadAsync(ServingContract.FileName, cancellationToken),
            cancellationToken
        );
        await File.WriteAllTextAsync(
            Path.Combine(target, CardFile),
            card,
            new UTF8Encoding(false),
            cancellationToken
        );
    }

    /// <summary>Adds a registered model, whose layers must be in the store.</summary>
    /// <exception cref="UsageException">It was registered without what serving needs.</exception>
    public async Task AddRegisteredAsync(
        ServedVersionConfig served,
        ModelVersion version,
        ModelPackage package,
        CancellationToken cancellationToken
    )
    {
        var name = version.Version?.ToString() ?? version.Digest.Short;
        var target = Begin(name, served.Weight, served.Shadow);
        var extracted = AtomicFile.TemporaryPathFor("model", folder);
        try
        {
            var files = await package.ExtractAsync(extracted, null, null, cancellationToken);
            foreach (var file in files)
            {
                var at =
                    file.Path == CardFile ? CardFile
                    : file.Path.StartsWith(TrainStage.ModelFolder + "/", StringComparison.Ordinal)
                        ? file.Path[(TrainStage.ModelFolder.Length + 1)..]
                    : null;
                if (at is not null)
                {
                    var path = Path.Combine(target, at);
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.Move(Path.Combine(extracted, file.Path), path);
                }
            }
        }
        finally
        {
            if (Directory.Exists(extracted))
            {
                Directory.Delete(extracted, recursive: true);
            }
        }

        if (Needed.FirstOrDefault(f => !File.Exists(Path.Combine(target, f))) is { } missing)
        {
            throw new UsageException(
                $"serve.models: {served.Version} is {version.Display}, which was registered without {missing}: it was made by an earlier version. Register the model again."
            );
        }
    }

    /// <summary>Writes the settings.</summary>
    public ServeSettings Finish()
    {
        var settings = new ServeSettings
        {
            Model = config.Model,
            Models = _models,
            Limits = config.Serve.Limits,
            ApiKeys = config.Serve.ApiKeys,
            Log = config.Serve.Log,
        };
        File.WriteAllBytes(Path.Combine(folder, ServeSettings.FileName), settings.ToBytes());
        return settings;
    }

    private string Begin(string name, int weight, bool shadow)
    {
        if (_models.Count == 0)
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(folder);
        }

        if (_models.Any(m => m.Name == name))
        {
            throw new UsageException(
                $"serve.models: {name} is listed twice, under different names."
            );
        }

        _models.Add(
            new ServedModelSettings
            {
                Name = name,
                Path = name,
                Weight = weight,
                Shadow = shadow,
            }
        );
        return Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
    }
}
