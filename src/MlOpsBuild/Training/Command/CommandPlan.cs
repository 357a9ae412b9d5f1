using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Training.Programs;

namespace MlOpsBuild.Training.Command;

/// <summary>What a training by a command starts, reads and puts into the model.</summary>
/// <param name="Config">The <c>train:</c> section.</param>
/// <param name="Files">What the training depends on, relative to the project, in ordinal order.</param>
/// <param name="ModelFiles">Those that become part of the model.</param>
internal sealed record CommandPlan(
    TrainConfig Config,
    IReadOnlyList<string> Files,
    IReadOnlyList<string> ModelFiles
)
{
    /// <summary>Makes the plan.</summary>
    /// <exception cref="UsageException">A key is missing, or a glob matches nothing.</exception>
    public static CommandPlan Of(TrainerContext planned)
    {
        var config = planned.Config.Train;
        var project = planned.Config.ProjectDirectory;
        Require(planned, "command", config.Command);
        Require(planned, "predict", config.Predict);
        var model = ProjectFiles
            .NamedBy(project, config.Predict)
            .Concat(ProjectFiles.Expand(planned, config.ModelFiles, "train.modelFiles"))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var named = ProjectFiles.NamedBy(project, config.Command).Concat(model).ToList();
        var more =
            config.Files.Count > 0
                ? ProjectFiles.Expand(planned, config.Files, "train.files")
                : ProjectFiles.Beside(project, named);
        return new CommandPlan(
            config,
            [.. named.Concat(more).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            model
        );
    }

    /// <summary>What the stage's key says besides the digests of <see cref="Files"/>.</summary>
    public JsonObject Facts(TrainerContext planned) =>
        ProgramFacts.Of(
            planned,
            new JsonObject
            {
                ["command"] = ProgramFacts.Words(Config.Command),
                ["modelFiles"] = ProgramFacts.Words(ModelFiles),
                ["predict"] = ProgramFacts.Words(Config.Predict),
                ["protocol"] = Config.Protocol,
            },
            Config.Command[0],
            Config.Predict[0]
        );

    private static void Require(TrainerContext planned, string key, IReadOnlyList<string> words)
    {
        if (words.Count == 0 || words[0].Length == 0)
        {
            throw new UsageException(
                $"train: '{key}' is missing, which trainer command needs: a list of a program and its arguments.",
                new SourceLocation(Path.GetFileName(planned.Config.FilePath))
            );
        }
    }
}
