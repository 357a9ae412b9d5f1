namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>A build of tests/ForeignBuilds with a copy of the repository that it builds, under Git.</summary>
public sealed class ForeignBuild : IDisposable
{
    private readonly string _assembly;

    public ForeignBuild(string name)
    {
        var project = Path.Combine(SampleBuild.Repository, "tests", "ForeignBuilds", name);
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal)
            ? "Release"
            : "Debug";
        _assembly = Path.Combine(project, "bin", configuration, $"{name}Build.dll");
        Root = Directory.CreateTempSubdirectory("foreign-").FullName;
        Copy(Path.Combine(project, "repository"), Root);
        Git("init -q -b main");
        Git("remote add origin https://github.com/acme/text.git");
        Git("add .");
        Git("-c user.name=a -c user.email=a@b commit -q -m first");
    }

    public string Root { get; }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public void Git(string arguments) => Start("git", arguments).ExitCode.ShouldBe(0);

    public SampleResult Run(string arguments, params (string Name, string Value)[] variables) =>
        Start("dotnet", $"\"{_assembly}\" {arguments} --no-logo", variables);

    private SampleResult Start(
        string program,
        string arguments,
        params (string Name, string Value)[] variables
    )
    {
        using var process = BuildProcess.Start(
            program,
            arguments,
            Root,
            [("NO_COLOR", "1"), .. variables]
        );
        var (output, exitCode) = BuildProcess.Finish(process);
        return new SampleResult(
            exitCode,
            output.Replace('\u00a0', ' ').Replace("\u200b", "", StringComparison.Ordinal)
        );
    }

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file);
            if (relative.Split('/').Intersect(["bin", "obj", "temp"]).Any())
                continue;

            var copy = Path.Combine(target, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
