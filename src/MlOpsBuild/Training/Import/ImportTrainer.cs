using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Training.Embedded;
using MlOpsBuild.Training.Programs;

namespace MlOpsBuild.Training.Import;

/// <summary>
/// Takes a ready model through the checks and gates of one that is trained here: a folder with a program that predicts, a folder
/// with <c>model.json</c>, or a file that an <see cref="IModelImporter"/> takes. The contract is in Command/README.md.
/// </summary>
public sealed class ImportTrainer : ITrainer
{
    // What lies beside a served model is made anew.
    private static readonly string[] Beside =
    [
        ServingContract.FileName,
        ServeSettings.FileName,
        GoldenRows.FileName,
        "model-card.md",
    ];

    private readonly Func<IReadOnlyList<IModelImporter>> _importers;

    /// <summary>Creates the trainer; importers are found when a file is to be imported.</summary>
    public ImportTrainer()
        : this(() => Catalog<IModelImporter>.All) { }

    internal ImportTrainer(Func<IReadOnlyList<IModelImporter>> importers) => _importers = importers;

    /// <inheritdoc/>
    public string Name => "import";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<TrainerParameter> Parameters => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Keys { get; } = ["predict", "protocol", "from", "timeLimit"];

    /// <inheritdoc/>
    public IReadOnlyList<string> RequiredKeys { get; } = ["from"];

    /// <summary>As long as the model's program may take to end, and a little more.</summary>
    public TimeSpan EndsWithin => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public bool Supports(ModelTask task) => true;

    /// <inheritdoc/>
    public TrainerInputs InputsOf(TrainerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var plan = ImportPlan.Of(context, _importers);
        return new TrainerInputs { Files = plan.Files, Facts = plan.Facts(context) };
    }

    /// <inheritdoc/>
    /// <exception cref="MlOpsException">The model does not fit the data, or cannot predict.</exception>
    public async Task<IReadOnlyDictionary<string, double>> TrainAsync(
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var config =
            request.Config
            ?? throw new ArgumentException("There is no project to import into.", nameof(request));
        var plan = ImportPlan.Of(new TrainerContext(config), _importers);
        var project = config.ProjectDirectory;
        var metrics = plan.Importer is null
            ? await CopyAsync(plan, project, request, cancellationToken)
            : await plan.Importer.ImportAsync(
                Path.Combine(project, plan.From),
                request,
                cancellationToken
            );
        using var work = WorkFolder.Create(request.WorkDirectory);
        await ModelTrial.RunAsync(
            request,
            ReadManifest(request.OutputDirectory).Signature,
            work.Path,
            cancellationToken
        );
        request.Progress?.Report(1);
        return metrics;
    }

    private async Task<IReadOnlyDictionary<string, double>> CopyAsync(
        ImportPlan plan,
        string project,
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        var manifest = plan.IsDescribed ? ReadManifest(Path.Combine(project, plan.From)) : null;
        if (manifest is not null)
        {
            SignatureMatch.Require(manifest.Signature, request.Signature, plan.From);
        }

        var model = new ModelCollector(request.OutputDirectory);
        for (var i = 0; i < plan.Files.Count; i++)
        {
            var (file, name) = (plan.Files[i], plan.NameOf(plan.Files[i]));
            if (manifest is null || !IsBeside(name))
            {
                await model.CopyAsync(
                    name,
                    Path.Combine(project, file),
                    $"'{plan.From}'",
                    cancellationToken
                );
            }

            request.Progress?.Report(0.9 * (i + 1) / plan.Files.Count);
        }

        if (manifest is not null)
        {
            File.Copy(
                Path.Combine(project, plan.PathOf(ModelBundle.ManifestFile)),
                Path.Combine(request.OutputDirectory, ModelBundle.ManifestFile)
            );
            ModelFolder.MakeRunnable(request.OutputDirectory);
            return manifest.Metrics;
        }

        var metrics = new Dictionary<string, double>(StringComparer.Ordinal);
        model.WriteManifest(
            TrainingRows.ManifestOf(this, request, metrics),
            plan.Config.Predict,
            plan.Config.Protocol
        );
        return metrics;
    }

    private static bool IsBeside(string name) =>
        name == ModelBundle.ManifestFile || Beside.Contains(name, StringComparer.Ordinal);

    private static ModelManifest ReadManifest(string folder)
    {
        try
        {
            return ModelBundle.ReadManifest(
                File.ReadAllBytes(Path.Combine(folder, ModelBundle.ManifestFile))
            );
        }
        catch (ModelFormatException e)
        {
            throw new MlOpsException($"train.from: {e.Message}", inner: e);
        }
    }
}
