using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training.Programs;

namespace MlOpsBuild.Training.Import;

/// <summary>What an import takes.</summary>
/// <param name="Config">The <c>train:</c> section.</param>
/// <param name="From">Where the model is: a file or folder, relative to the project.</param>
/// <param name="Importer">Who takes the file; <see langword="null"/>: it is a folder.</param>
/// <param name="Files">The file, or those of the folder: relative to the project, in ordinal order.</param>
internal sealed record ImportPlan(
    TrainConfig Config,
    string From,
    IModelImporter? Importer,
    IReadOnlyList<string> Files
)
{
    /// <summary>Whether the folder is a model that has its description.</summary>
    public bool IsDescribed =>
        Files.Contains(PathOf(ModelBundle.ManifestFile), StringComparer.Ordinal);

    /// <summary>Makes the plan.</summary>
    /// <param name="planned">The project.</param>
    /// <param name="importers">Who takes files.</param>
    /// <exception cref="UsageException">There is no model, or keys are missing or too many.</exception>
    public static ImportPlan Of(
        TrainerContext planned,
        Func<IReadOnlyList<IModelImporter>> importers
    )
    {
        var config = planned.Config.Train;
        var project = planned.Config.ProjectDirectory;
        var from =
            config.From?.TrimEnd('/')
            ?? throw Wrong("'from' is missing: the folder of the ready model.");
        var full = Path.Combine(project, from);
        var absent = Directory.Exists(full) || File.Exists(full) ? [] : planned.Absent(from);
        if (File.Exists(full) || absent.Contains(from, StringComparer.Ordinal))
        {
            return OfFile(config, from, importers(), Wrong);
        }

        var files = Directory.Exists(full)
            ? FolderFiles.Of(full, $"train.from '{from}'", IsLeft).Select(f => $"{from}/{f}")
            : absent;
        var plan = new ImportPlan(config, from, null, [.. files.Order(StringComparer.Ordinal)]);
        if (plan.Files.Count == 0)
        {
            throw Wrong(
                $"'from' is '{from}', {(Directory.Exists(full) ? "which has no files" : "which is not there")}: expected the folder of a ready model."
            );
        }

        if (plan.IsDescribed == config.Predict.Count > 0)
        {
            throw Wrong(
                plan.IsDescribed
                    ? $"'predict' is not for '{from}', whose {ModelBundle.ManifestFile} says what predicts: remove it."
                    : $"'predict' is missing, which '{from}' needs because it has no {ModelBundle.ManifestFile}: the program that predicts, and its arguments, e.g. [python3, predict.py]."
            );
        }

        return plan;

        UsageException Wrong(string message) =>
            new($"train: {message}", new SourceLocation(Path.GetFileName(planned.Config.FilePath)));
    }

    /// <summary>What the stage's key says besides the digests of <see cref="Files"/>.</summary>
    public JsonObject Facts(TrainerContext planned)
    {
        var facts = new JsonObject { ["from"] = From };
        if (Importer is not null)
        {
            facts["importer"] = Importer.Name;
            facts["importerVersion"] = (long)Importer.Version;
            return facts;
        }

        if (Config.Predict.Count == 0)
        {
            return facts;
        }

        facts["predict"] = ProgramFacts.Words(Config.Predict);
        facts["protocol"] = Config.Protocol;
        return IsOwn(Config.Predict[0])
            ? facts
            : ProgramFacts.Of(planned, facts, Config.Predict[0]);
    }

    /// <summary>A path within the model's folder as one of <see cref="Files"/>.</summary>
    public string PathOf(string name) => $"{From}/{name}";

    /// <summary>One of <see cref="Files"/> as a path within the model's folder.</summary>
    public string NameOf(string file) => file[(From.Length + 1)..];

    // The program is one of the model's files.
    private bool IsOwn(string program) =>
        Files.Contains(
            PathOf(program.StartsWith("./", StringComparison.Ordinal) ? program[2..] : program),
            StringComparer.Ordinal
        );

    private static ImportPlan OfFile(
        TrainConfig config,
        string from,
        IReadOnlyList<IModelImporter> importers,
        Func<string, UsageException> wrong
    )
    {
        var importer = importers.FirstOrDefault(i => i.Takes(from));
        if (importer is null)
        {
            throw from.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
                ? wrong(
                    $"trainer import of {Path.GetFileName(from)} needs Microsoft.ML: set UpstreamPackages=true on a feed that has it."
                )
                : wrong($"'from' is '{from}', a file: expected the folder of a ready model.");
        }

        return config.Predict.Count == 0
            ? new ImportPlan(config, from, importer, [from])
            : throw wrong($"'predict' is not for '{from}', which predicts by itself: remove it.");
    }

    // What tools leave in a folder is no part of a model.
    private static bool IsLeft(string name) => name[0] == '.' || name == "__pycache__";
}
