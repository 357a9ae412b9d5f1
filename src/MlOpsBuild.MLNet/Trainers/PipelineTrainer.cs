using System.Text.Json.Nodes;
using Microsoft.ML;
using MlOpsBuild.Common;
using MlOpsBuild.MLNet.Training;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Trainers;

/// <summary>Trains a pipeline of the user's own; see <see cref="IMlNetPipeline"/>.</summary>
public sealed class PipelineTrainer : MlNetTrainer
{
    private const string Pipeline = "pipeline";

    /// <inheritdoc/>
    public override string Name => "mlnet/pipeline";

    /// <inheritdoc/>
    public override IReadOnlyList<TrainerParameter> Parameters { get; } =
    [
        new(
            Pipeline,
            "The name of the pipeline: a class of the build project that implements IMlNetPipeline.",
            ""
        ),
        .. SharedParameters.Encoding,
        SharedParameters.OfThreads,
    ];

    /// <summary>What is not declared is the pipeline's.</summary>
    public override bool TakesAnyParameter => true;

    /// <inheritdoc/>
    public override TrainerInputs InputsOf(TrainerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var config = context.Config;
        var pipeline = Find(config.Train.Parameters.GetValueOrDefault(Pipeline) as string ?? "");
        if (!pipeline.Supports(config.Task))
        {
            throw new UsageException(
                $"Pipeline '{pipeline.Name}' cannot do task {config.Task.ToString().ToLowerInvariant()}."
            );
        }

        return new TrainerInputs
        {
            Facts = new JsonObject
            {
                ["microsoftML"] = LibraryVersion,
                ["pipelineVersion"] = pipeline.Version,
            },
        };
    }

    internal override ITransformer Fit(MlNetTraining training)
    {
        var pipeline = Find((string)training.Request.Parameters[Pipeline]);
        return pipeline.Build(training.Context, new MlNetPipelineData(training)).Fit(training.View);
    }

    private static IMlNetPipeline Find(string name)
    {
        var names = Catalog<IMlNetPipeline>.Names.ToArray();
        return Catalog<IMlNetPipeline>.Find(name)
            ?? throw new UsageException(
                name.Length == 0
                    ? $"Trainer mlnet/pipeline needs 'parameters: {{ pipeline: name }}', a class of the build project that implements IMlNetPipeline. Found: {Listed(names)}."
                    : $"There is no pipeline '{name}'.{NearestName.Hint(name, names)} Found in the build project: {Listed(names)}."
            );
    }

    private static string Listed(string[] names) =>
        names.Length == 0 ? "none" : string.Join(", ", names);
}
