namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Where parameters come from, as recorded from Nuke.Common 10.1.0.</summary>
public sealed class ParameterTests : IDisposable
{
    private readonly SampleBuild _build = new();

    public void Dispose() => _build.Dispose();

    [Theory]
    [InlineData("", "Tags=json1,json2 ", "Threshold=0.75 ", "ModelName=from-parameters-json ")]
    [InlineData(
        "--profile ci",
        "Tags=json1,json2 ",
        "Threshold=0.75 ",
        "ModelName=from-profile-ci "
    )]
    [InlineData("--tags a b c", "Tags=a,b,c ", "Retries=3 ", "Backend=Local ")]
    [InlineData("--tags a+b+c", "Tags=a,b,c ", "Flavor=null ", "Stage=null ")]
    [InlineData(
        "-ModelName camel --max-retries 5",
        "ModelName=camel ",
        "Retries=5 ",
        "Hidden=null"
    )]
    [InlineData(
        "--data-dir /abs/dir --maxretries 9 --Flavor sour --hidden h",
        "DataDir=/abs/dir ",
        "Retries=9 ",
        "Hidden=h"
    )]
    [InlineData(
        "--stage prod --backend REMOTE --threshold 1e-3",
        "Stage=Prod ",
        "Backend=Remote ",
        "Threshold=0.001 "
    )]
    public void Command_line_and_files(string arguments, params string[] expected)
    {
        var result = _build.Run($"Test --skip {arguments}");
        result.ExitCode.ShouldBe(0);
        foreach (var text in expected)
            result.Output.ShouldContain(text);
    }

    [Fact]
    public void Environment_comes_after_the_command_line_and_before_files()
    {
        (string, string)[] variables =
        [
            ("ModelName", "from-env"),
            ("MODEL_REGISTRY_URL", "http://env/"),
            ("NUKE_STAGE", "Dev"),
            ("TAGS", "a+b"),
        ];
        var result = _build.Run("Test --skip --model-registry-url http://cli/", variables);
        result.Output.ShouldContain("ModelName=from-env RegistryUrl=http://cli/");
        result.Output.ShouldContain("Stage=Dev ");
        result.Output.ShouldContain("Tags=a,b ");
    }

    [Fact]
    public void Relative_paths_are_relative_to_where_they_were_given()
    {
        var directory = Path.GetFileName(_build.Root);
        _build.Run("Test --skip").Output.ShouldContain($"{directory}/data/in ");
        _build.Run("Test --skip --data-dir rel/dir").Output.ShouldContain($"{directory}/rel/dir ");
    }

    [Fact]
    public void Repository_is_that_of_the_root_directory()
    {
        _build
            .Run("Test --skip")
            .Output.ShouldContain("Host=Terminal local=True repo=acme/widgets branch=main ");

        Directory.Delete(Path.Combine(_build.Root, ".git"), recursive: true);
        var result = _build.Run("Test --skip");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("[WRN] Could not inject value for Build.GitRepository");
        result.Output.ShouldContain("No parent Git directory for '");
        result.Output.ShouldContain("repo=null branch=null ");
    }
}
