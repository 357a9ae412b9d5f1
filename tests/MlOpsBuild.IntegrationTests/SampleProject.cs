using System.Diagnostics;
using System.Text;

namespace MlOpsBuild.IntegrationTests;

/// <summary>A copy of the sample in a folder of its own, or a clone of one, with the build program run on it.</summary>
public sealed class SampleProject : IDisposable
{
    public SampleProject(bool git = false, string? directory = null)
    {
        Root = directory ?? Directory.CreateTempSubdirectory("mlops-").FullName;
        if (!Directory.Exists(PathOf(".git")))
        {
            Directory.CreateDirectory(PathOf(".nuke"));
            File.WriteAllText(PathOf(".nuke", "parameters.json"), "{ \"Model\": \".\" }\n");
            File.WriteAllText(PathOf(".gitignore"), ".mlops/\nartifacts/\n.nuke/temp/\n");
            Copy(Path.Combine(Programs.Repository, "templates", "mlopsbuild"), Root);
        }

        Directory.CreateDirectory(Path.Combine(Root, ".mlops"));
        var native = Path.Combine(Programs.Repository, ".mlops", "native");
        if (Directory.Exists(native))
        {
            Directory.CreateSymbolicLink(Path.Combine(Root, ".mlops", "native"), native);
        }

        if (git)
        {
            Programs.Git(Root, "init", "-q");
            Commit("start");
        }
    }

    public string Root { get; }

    /// <summary>The build program. <value>that of this repository</value></summary>
    public string Build { get; init; } = Programs.BuildHost;

    public string Config => PathOf("mlops.yaml");

    public string Data => PathOf("data", "telco_churn.csv");

    public string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public void Commit(string message)
    {
        Programs.Git(Root, "add", "-A");
        Programs.Git(Root, "commit", "-q", "-m", message);
    }

    public RunResult Run(params string[] arguments) => RunWith([], arguments);

    public RunResult RunWith(
        IEnumerable<(string, string?)> environment,
        params string[] arguments
    ) => Programs.Run("dotnet", [Build, .. arguments, "--no-logo"], Root, environment);

    public Process Start(StringBuilder output, params string[] arguments) =>
        Programs.Start("dotnet", [Build, .. arguments, "--no-logo"], Root, null, output);

    /// <summary>The committed locks: file name to content.</summary>
    public IReadOnlyDictionary<string, string> Locks() =>
        Directory
            .EnumerateFiles(PathOf("mlops.lock"), "*.json")
            .ToDictionary(f => Path.GetFileName(f), File.ReadAllText, StringComparer.Ordinal);

    public void Edit(string path, string from, string to)
    {
        var text = File.ReadAllText(path);
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Copies the model into a folder, with another name.</summary>
    public void AddModel(string folder, string name)
    {
        Copy(Path.Combine(Programs.Repository, "templates", "mlopsbuild"), PathOf(folder));
        Edit(PathOf(folder, "mlops.yaml"), "model: telco-churn", $"model: {name}");
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // a killed child may still hold a file for a moment; the folder is temporary anyway
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            if (relative.StartsWith(".mlops", StringComparison.Ordinal))
            {
                continue;
            }

            var target = Path.Combine(to, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
