using System.Diagnostics;
using System.Runtime.CompilerServices;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers;

namespace MlOpsBuild.Delivery.Tests.Containers;

public sealed class ServingAppTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-app-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_is_published_once_as_one_file_that_names_its_parts()
    {
        var lines = new List<string>();
        var app = await new ServingApp(TestEngine.App).GetAsync("linux-x64", null, Token);
        var again = await new ServingApp(TestEngine.App).GetAsync("linux-x64", lines.Add, Token);
        lines.ShouldBeEmpty();
        again.Digest.ShouldBe(app.Digest);
        app.Files.Keys.ShouldBe(["mlops-serve"]);
        Run(Path.Combine(app.Folder, "mlops-serve"), "version").Output.ShouldStartWith("0.1.0");

        var runtime = app.Libraries.Single(l =>
            l.Name == "Microsoft.NETCore.App.Runtime.linux-x64"
        );
        runtime.License.ShouldBe("MIT");
        runtime.IsPackage.ShouldBeTrue();
        runtime.Version.ShouldStartWith("10.");
        app.Libraries.Select(l => l.Name).ShouldContain("MlOpsBuild.Scoring");
    }

    [Fact]
    public async Task One_of_which_something_was_changed_is_published_again()
    {
        var project = Project("return 0;");
        var first = await GetAsync(project);
        Path.GetFileName(first.Folder).ShouldBe("app");
        File.AppendAllText(Path.Combine(first.Folder, "mlops-serve"), "x");
        (await GetAsync(project)).Digest.ShouldBe(first.Digest);

        // What it is built from counts, what is built from it does not.
        Directory.CreateDirectory(_folder + "/source/obj");
        File.WriteAllText(_folder + "/source/obj/x.cs", "no code");
        (await GetAsync(project, mayPublish: false)).Digest.ShouldBe(first.Digest);
        File.WriteAllText(
            _folder + "/shared.cs",
            "static class Shared { public const int One = 2; }"
        );
        (await GetAsync(project)).Digest.ShouldNotBe(first.Digest);
    }

    [Fact]
    public async Task What_the_compiler_says_is_told()
    {
        var project = Project("return nothing;");
        var e = await Should.ThrowAsync<MlOpsException>(() => GetAsync(project));
        e.Message.ShouldBe(
            $"dotnet publish {project} --runtime linux-x64 failed with exit code 1.\n  {_folder}/source/Program.cs(1,8): error CS0103: The name 'nothing' does not exist in the current context"
        );
        Directory.EnumerateDirectories(_folder + "/cache", "linux-x64-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_project_that_is_no_serving_program_is_told()
    {
        var project = Project("return 0;", "something-else");
        var e = await Should.ThrowAsync<MlOpsException>(() => GetAsync(project));
        e.Message.ShouldBe(
            "dotnet publish made no mlops-serve: expected the project of the serving program."
        );
    }

    [Fact]
    public async Task A_machine_without_the_SDK_is_told()
    {
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            new ServingApp(
                TestEngine.App with
                {
                    CacheFolder = _folder + "/cache",
                    DotNet = _folder + "/none",
                }
            ).GetAsync("linux-x64", null, Token)
        );
        e.Message.ShouldContain("the .NET SDK is needed to publish the serving program");
    }

    [Fact]
    public void An_architecture_that_it_is_not_made_for_is_told() =>
        Should
            .Throw<UsageException>(() => ServingApp.RuntimeFor("riscv64"))
            .Message.ShouldContain("expected amd64 or arm64");

    [Fact]
    public async Task Those_who_have_it_as_a_package_get_the_same_program()
    {
        var feed = Directory.CreateDirectory(_folder + "/feed").FullName;
        foreach (var project in new[] { "MlOpsBuild.Scoring", "MlOpsBuild.Serving" })
        {
            var (exitCode, output) = Run(
                "dotnet",
                "pack",
                Path.Combine(Repository(), $"src/{project}/{project}.csproj"),
                "--configuration",
                "Release",
                "--output",
                feed,
                "--artifacts-path",
                _folder + "/pack",
                "--nologo",
                "--verbosity",
                "quiet",
                "-nodeReuse:false",
                "-p:Version=0.0.1-test"
            );
            exitCode.ShouldBe(0, output);
        }

        // The packages lie beside the feeds that this machine has, and are kept apart from its own.
        File.WriteAllText(
            _folder + "/nuget.config",
            $"""
            <configuration>
              <packageSources><add key="test" value="{feed}" /></packageSources>
            </configuration>
            """
        );
        var options = new ServingAppOptions
        {
            CacheFolder = _folder + "/cache",
            PackageVersion = "0.0.1-test",
            // The same program, larger and sooner made.
            PublishArguments = ["-p:PublishTrimmed=false", "-p:PublishReadyToRun=false"],
        };
        var app = await new ServingApp(options).GetAsync("linux-x64", null, Token);
        app.Files.Keys.ShouldBe(["mlops-serve"]);
        var program = Path.Combine(app.Folder, "mlops-serve");
        Run(program, "version").ExitCode.ShouldBe(0);
        Run(program, "none").Output.ShouldContain("There is no command 'none'.");
        app.Libraries.Select(l => l.Name).ShouldContain("MlOpsBuild.Serving");
    }

    private Task<PublishedApp> GetAsync(string project, bool mayPublish = true) =>
        new ServingApp(
            new ServingAppOptions { CacheFolder = _folder + "/cache", Project = project }
        ).GetAsync("linux-x64", line => mayPublish.ShouldBeTrue(line), Token);

    // A program of one line, and a file from elsewhere.
    private string Project(string code, string name = "mlops-serve")
    {
        var folder = Directory.CreateDirectory(_folder + "/source").FullName;
        File.WriteAllText(
            _folder + "/shared.cs",
            "static class Shared { public const int One = 1; }"
        );
        File.WriteAllText(folder + "/Program.cs", code);
        var project = folder + "/host.csproj";
        File.WriteAllText(
            project,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <AssemblyName>{name}</AssemblyName>
                <SelfContained>false</SelfContained>
                <PublishSingleFile>true</PublishSingleFile>
              </PropertyGroup>
              <ItemGroup><Compile Include="..\shared.cs" /></ItemGroup>
            </Project>
            """
        );
        return project;
    }

    private static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync(Token);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private static string Repository([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));
}
