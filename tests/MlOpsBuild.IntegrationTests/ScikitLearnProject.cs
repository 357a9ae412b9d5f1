using System.Text.RegularExpressions;

namespace MlOpsBuild.IntegrationTests;

/// <summary>The sample, trained by the example of the trainer's documentation: scikit-learn.</summary>
internal static partial class ScikitLearnProject
{
    /// <summary>Debian's Python: it has the packages that are installed with apt-get.</summary>
    public const string Python = "/usr/bin/python3";

    /// <summary>So that <c>python3</c> is that one.</summary>
    public static readonly (string, string?)[] Environment =
    [
        ("PATH", $"/usr/bin:{System.Environment.GetEnvironmentVariable("PATH")}"),
    ];

    private static readonly string Page = File.ReadAllText(
        Path.Combine(Programs.Repository, "src/MlOpsBuild/Training/Command/README.md")
    );

    public static void RequireScikitLearn() =>
        Assert.SkipUnless(
            Directory.Exists("/usr/lib/python3/dist-packages/sklearn"),
            "scikit-learn is not installed: apt-get install python3-sklearn"
        );

    /// <summary>Writes the page's files into the sample, and its <c>train:</c> in place of the sample's.</summary>
    public static SampleProject Create(string protocol = "lines")
    {
        var project = new SampleProject();
        Directory.Delete(project.PathOf("mlops.lock"), recursive: true);
        var files = PythonFile().Matches(Page);
        files.Count.ShouldBe(4);
        foreach (Match file in files)
        {
            File.WriteAllText(project.PathOf(file.Groups["name"].Value), file.Groups["code"].Value);
        }

        var train = TrainSection().Match(Page).Value.Replace("\n    ", "\n").TrimStart() + "\n\n";
        if (protocol == "csv")
        {
            train = train.Replace("predict.py]", "predict_csv.py]\n  protocol: csv");
        }

        var config = File.ReadAllText(project.Config);
        var (start, end) = (config.IndexOf("\ntrain:") + 1, config.IndexOf("\nevaluate:") + 1);
        File.WriteAllText(project.Config, config[..start] + train + config[end..]);
        return project;
    }

    [GeneratedRegex(
        @"^`(?<name>\w+\.py)`((?!```).)*?```python\n(?<code>.*?)```",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex PythonFile();

    [GeneratedRegex(@"    train:\n(      .*\n)+", RegexOptions.ExplicitCapture)]
    private static partial Regex TrainSection();
}
