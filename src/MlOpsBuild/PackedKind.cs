using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild;

/// <summary>
/// What an output of the train stage is for in a model's package: <c>model.json</c> says how the weights are used; code, and what
/// names the libraries that it needs, is told by its name; all other files of the model are its weights, and what is beside the
/// model is for people.
/// </summary>
internal static class PackedKind
{
    private const string Prefix = TrainStage.ModelFolder + "/";

    private static readonly HashSet<string> CodeExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".bash",
        ".cs",
        ".fs",
        ".go",
        ".ipynb",
        ".java",
        ".jl",
        ".js",
        ".kt",
        ".lua",
        ".m",
        ".mjs",
        ".pl",
        ".ps1",
        ".py",
        ".pyi",
        ".r",
        ".rb",
        ".rs",
        ".scala",
        ".sh",
        ".sql",
        ".ts",
    };

    private static readonly HashSet<string> CodeNames = new(StringComparer.Ordinal)
    {
        "DESCRIPTION",
        "Manifest.toml",
        "Pipfile",
        "Pipfile.lock",
        "Project.toml",
        "environment.yaml",
        "environment.yml",
        "package-lock.json",
        "package.json",
        "poetry.lock",
        "pyproject.toml",
        "renv.lock",
        "requirements.txt",
        "uv.lock",
    };

    /// <summary>The kind of the output at that path.</summary>
    public static ModelFileKind Of(string path)
    {
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return ModelFileKind.Doc;
        }

        var name = Path.GetFileName(path);
        return path == Prefix + ModelBundle.ManifestFile ? ModelFileKind.WeightConfig
            : CodeExtensions.Contains(Path.GetExtension(name)) || CodeNames.Contains(name)
                ? ModelFileKind.Code
            : Path.GetExtension(name) is ".md" || name is "LICENSE" or "NOTICE" ? ModelFileKind.Doc
            : ModelFileKind.Weight;
    }
}
