using MlOpsBuild.Common;
using MlOpsBuild.Configuration;

namespace MlOpsBuild.Tests.Configuration;

public sealed class ConfigLocatorTests : IDisposable
{
    private readonly string _root = Directory
        .CreateTempSubdirectory("mlopsbuild-locator-")
        .FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("mlops.yaml")]
    [InlineData("./mlops.yaml")]
    [InlineData("root")]
    public void The_roots_own_is_found(string? model)
    {
        Add("mlops.yaml", "root");
        Add("models/churn/mlops.yaml", "churn");
        Find(model).ShouldBe("mlops.yaml");
    }

    [Theory]
    [InlineData("models/churn")]
    [InlineData("models/churn/")]
    [InlineData("models/churn/mlops.yaml")]
    [InlineData("models/ch*")]
    [InlineData("**/churn")]
    [InlineData("models/*/mlops.yaml")]
    [InlineData("telco-churn")]
    public void One_of_several_is_found(string model)
    {
        Add("models/churn/mlops.yaml", "telco-churn");
        Add("models/price/mlops.yml", "price");
        Add("prices/mlops.yaml", "house-price");
        Find(model).ShouldBe("models/churn/mlops.yaml");
    }

    [Fact]
    public void An_absolute_path_is_taken()
    {
        Add("a/mlops.yaml", "a");
        Find(Path.Combine(_root, "a")).ShouldBe("a/mlops.yaml");
    }

    [Fact]
    public void The_only_one_below_is_found_past_folders_of_tools()
    {
        foreach (var tool in new[] { "bin", "obj", ".git", ".mlops", "artifacts", "node_modules" })
        {
            Add($"src/{tool}/x/mlops.yaml", "copy");
            Add($"{tool}/mlops.yaml", "copy");
        }

        Add("src/binary/mlops.yaml", "own");
        Find(null).ShouldBe("src/binary/mlops.yaml");
        Find("own").ShouldBe("src/binary/mlops.yaml");
        Error("copy").ShouldContain("--model copy is no file, no folder and no model's name");
    }

    [Fact]
    public void Several_are_listed()
    {
        Add("b/mlops.yaml", "second");
        Add("a/mlops.yaml", "first");
        Add("c/mlops.yaml", "second");
        File.WriteAllText(Path.Combine(_root, "c", "mlops.yaml"), "model: [\n");
        Error(null)
            .ShouldBe(
                """
                there are 3 models. Choose one with --model and its folder:
                  a/mlops.yaml (model first)
                  b/mlops.yaml (model second)
                  c/mlops.yaml
                """
            );
        Error("*").ShouldStartWith("--model * matches 3 models. Choose one");
        Add("d/mlops.yaml", "first");
        Error("first")
            .ShouldBe(
                """
                2 models are called first. Choose one with --model and its folder:
                  a/mlops.yaml (model first)
                  d/mlops.yaml (model first)
                """
            );
    }

    [Fact]
    public void What_is_not_there_is_told_with_what_is()
    {
        Add("models/churn/mlops.yaml", "telco-churn");
        var list = "\n  models/churn/mlops.yaml (model telco-churn)";
        Error("telco-chrun")
            .ShouldBe(
                $"--model telco-chrun is no file, no folder and no model's name in {_root}. Did you mean 'telco-churn'? There are:{list}"
            );
        Error("prices/*")
            .ShouldBe($"nothing matches --model prices/* in {_root}. There are:{list}");
        Error("models")
            .ShouldBe(
                "there is no mlops.yaml in the folder that --model names: models. Make one with: dotnet new mlopsbuild"
            );
    }

    [Fact]
    public void Where_there_is_none_a_new_project_is_the_way()
    {
        Error(null)
            .ShouldBe(
                $"no mlops.yaml was found in {_root} or below. Make a project with: dotnet new mlopsbuild"
            );
        Error("churn")
            .ShouldBe(
                $"--model churn is no file, no folder and no model's name in {_root}, and there is no mlops.yaml at all. Make a project with: dotnet new mlopsbuild"
            );
    }

    private void Add(string path, string model)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, $"model: {model}\n");
    }

    private string Find(string? model) =>
        ConfigLocator.DisplayPath(_root, ConfigLocator.Find(_root, model));

    private string Error(string? model) =>
        Should.Throw<UsageException>(() => ConfigLocator.Find(_root, model)).Message;
}
