using MlOpsBuild.Training.Programs;

namespace MlOpsBuild.Tests.Training.Programs;

public sealed class ProjectFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ProjectFilesTests()
    {
        foreach (
            var path in new[]
            {
                "train.py",
                "features.py",
                "notes.txt",
                "requirements.txt",
                "requirements-dev.txt",
                "src/fit.R",
                "src/tools.R",
                "src/helper.py",
                "src/renv.lock",
                "conf/a.yaml",
                "bin/fit",
            }
        )
        {
            var full = Path.Combine(_folder.Path, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, path);
        }
    }

    [Theory]
    [InlineData("train.py", "train.py")]
    [InlineData("./train.py", "train.py")]
    [InlineData("src/../train.py", "train.py")]
    [InlineData("--config=conf/a.yaml", "conf/a.yaml")]
    [InlineData("python3", null)]
    [InlineData("src", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData("../train.py", null)]
    [InlineData("/etc/hostname", null)]
    public void A_word_names_a_file_of_the_project_or_none(string word, string? file) =>
        ProjectFiles.Named(_folder.Path, word).ShouldBe(file);

    [Fact]
    public void Code_beside_scripts_and_lists_of_dependencies_are_taken_along()
    {
        ProjectFiles
            .Beside(_folder.Path, ["train.py"])
            .ShouldBe(["features.py", "train.py", "requirements-dev.txt", "requirements.txt"]);
        ProjectFiles
            .Beside(_folder.Path, ["src/fit.R"])
            .ShouldBe([
                "src/fit.R",
                "src/tools.R",
                "src/renv.lock",
                "requirements-dev.txt",
                "requirements.txt",
            ]);
        ProjectFiles
            .Beside(_folder.Path, ["bin/fit"])
            .ShouldBe(["requirements-dev.txt", "requirements.txt"]);
    }

    public void Dispose() => _folder.Dispose();
}
