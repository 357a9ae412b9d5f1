using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Readers;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Training;

namespace MlOpsBuild;

/// <summary>The stages of a project whose results are a function of its commit: data, model, evaluation.</summary>
/// <param name="Inputs">The data files and the schema, relative to the project.</param>
/// <param name="CheckData">The stage that checks the data.</param>
/// <param name="Train">The stage that trains.</param>
/// <param name="Evaluate">The stage that evaluates.</param>
internal sealed record ProjectStages(
    IReadOnlyList<string> Inputs,
    StageDefinition CheckData,
    StageDefinition Train,
    StageDefinition Evaluate
)
{
    /// <summary>In the order in which they run.</summary>
    public IReadOnlyList<StageDefinition> InOrder => [CheckData, Train, Evaluate];

    /// <exception cref="UsageException">The data is missing, or the trainer or a parameter is wrong.</exception>
    public static ProjectStages Of(MlOpsConfig config, AbsentData absent)
    {
        var data = DataSource.Expand(config.ProjectDirectory, config.Data.Source, Below);
        string[] inputs = [.. data, config.Data.Schema];
        var train = TrainStage.Create(
            config,
            data,
            new TrainerContext(config) { CacheDirectory = absent.StateDirectory, Absent = Below }
        );
        return new ProjectStages(
            inputs,
            CheckDataStage.Create(config, data),
            train,
            EvaluateStage.Create(config, inputs, train)
        );

        IReadOnlyList<string> Below(string path) =>
            absent.BelowAsync(config.ProjectDirectory, path).GetAwaiter().GetResult();
    }
}
