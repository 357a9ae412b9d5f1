using System.Text.RegularExpressions;
using MlOpsBuild.Tests.Nuke.Workflows;
using YamlDotNet.RepresentationModel;
using static MlOpsBuild.Tests.Nuke.Workflows.WorkflowYaml;

namespace MlOpsBuild.IntegrationTests;

/// <summary>
/// Does what a runner of GitHub does with the steps of a job: scripts run in bash with the variables of the server, actions
/// are the few that are known here. Whatever is not known fails, so that nothing is skipped unseen.
/// </summary>
/// <param name="workspace">The checkout.</param>
/// <param name="temporary">A folder of the runner.</param>
/// <param name="values">Values of expressions, as they stand between <c>${{</c> and <c>}}</c>.</param>
/// <param name="variables">Variables of the server.</param>
/// <param name="adapt">Changes of scripts and of what they put into the environment: names of registries.</param>
internal sealed partial class WorkflowRunner(
    string workspace,
    string temporary,
    IReadOnlyDictionary<string, string> values,
    IReadOnlyList<(string Name, string? Value)> variables,
    Func<string, string> adapt
)
{
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private int _step;

    /// <summary>Folders that were uploaded: their names and where they are.</summary>
    public Dictionary<string, string> Artifacts { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the scripts that ran.</summary>
    public List<string> Ran { get; } = [];

    /// <summary>All that was written to the page of the run.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Runs the steps; the first that fails ends the test.</summary>
    public void Run(YamlMappingNode job)
    {
        foreach (var variable in Map(job, "env"))
        {
            _environment[variable.Key] = Evaluate(variable.Value);
        }

        foreach (var step in StepsOf(job))
        {
            if (Text(step, "if") is { } condition && !IsTrue(condition))
            {
                continue;
            }

            if (Text(step, "uses") is { } action)
            {
                Use(action.Split('@')[0], step);
            }
            else
            {
                RunScript(step);
            }
        }
    }

    private void Use(string action, YamlMappingNode step)
    {
        switch (action)
        {
            case "actions/checkout":
                Text(step, "with", "fetch-depth").ShouldBe("0");
                if (Text(step, "with", "ref") is { } reference)
                {
                    var head = Programs.Git(workspace, "rev-parse", "HEAD");
                    Evaluate(reference).ShouldBe(head);
                }

                break;
            case "actions/setup-dotnet":
            case "actions/cache":
                break;
            case "actions/upload-artifact":
                var path = Path.Combine(workspace, Text(step, "with", "path")!);
                Directory.Exists(path).ShouldBeTrue(path);
                Artifacts.Add(Evaluate(Text(step, "with", "name")!), path);
                break;
            default:
                throw new InvalidOperationException($"{action} is not known here");
        }
    }

    private void RunScript(YamlMappingNode step)
    {
        var folder = Directory.CreateDirectory(Path.Combine(temporary, $"{_step++}")).FullName;
        var script = Path.Combine(folder, "script.sh");
        File.WriteAllText(script, adapt(Evaluate(Text(step, "run")!)));
        var files = new[] { "GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY" };
        var environment = new List<(string, string?)>(variables);
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file);
            File.WriteAllText(path, "");
            environment.Add((file, path));
        }

        environment.AddRange(_environment.Select(v => (v.Key, (string?)v.Value)));
        environment.AddRange(Map(step, "env").Select(v => (v.Key, (string?)Evaluate(v.Value))));

        // As the documentation of "shell" says: without one -e alone, with it no start-up files and pipefail.
        string[] arguments = Text(step, "shell") switch
        {
            null => ["-e", script],
            "bash" => ["--noprofile", "--norc", "-eo", "pipefail", script],
            var shell => throw new InvalidOperationException($"shell {shell} is not known here"),
        };
        var name = Text(step, "name")!;
        var result = Programs.Run("bash", arguments, workspace, environment);
        result.ExitCode.ShouldBe(0, $"{name}: {result.Output}");
        Ran.Add(name);
        foreach (var line in File.ReadAllLines(Path.Combine(folder, "GITHUB_ENV")))
        {
            var parts = line.Split('=', 2);
            _environment[parts[0]] = adapt(parts[1]);
        }

        Summary += File.ReadAllText(Path.Combine(folder, "GITHUB_STEP_SUMMARY"));
    }

    private static IEnumerable<(string Key, string Value)> Map(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var found)
            ? ((YamlMappingNode)found).Children.Select(v => (v.Key.ToString(), v.Value.ToString()))
            : [];

    private bool IsTrue(string condition) =>
        ValueOf(Expression().Match(condition) is { Success: true } whole ? whole.Value : condition)
        == "true";

    private string Evaluate(string text) =>
        Whole().Replace(text, match => ValueOf(Expression().Match(match.Value).Value));

    private string ValueOf(string expression) =>
        values.TryGetValue(expression, out var value)
            ? value
            : throw new InvalidOperationException($"'{expression}' has no value here");

    [GeneratedRegex(@"\$\{\{.*?\}\}")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<=\$\{\{\s*)[^\s}].*?(?=\s*\}\})")]
    private static partial Regex Expression();
}
