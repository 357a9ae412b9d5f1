using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Nuke.Common.Tooling;

/// <summary>Checks on processes and their output.</summary>
public static class ProcessExtensions
{
    /// <summary>Waits for the end, which must come before the timeout.</summary>
    public static IProcess AssertWaitForExit(this IProcess process)
    {
        process.NotNull("Process must not be null");
        Assert.True(
            process.WaitForExit(),
            $"Process '{Path.GetFileName(process.FileName)}' did not exit in time and was killed: {ProcessTasks.GetInvocation(process)}"
        );
        return process;
    }

    /// <summary>Waits for the end, which must be with exit code 0.</summary>
    public static IProcess AssertZeroExitCode(this IProcess process)
    {
        process.AssertWaitForExit();
        if (process.ExitCode != 0)
            throw new ProcessException(process);

        return process;
    }

    /// <summary>Fails where there is error output.</summary>
    public static IReadOnlyCollection<Output> EnsureOnlyStd(this IReadOnlyCollection<Output> output)
    {
        foreach (var line in output)
            Assert.True(line.Type == OutputType.Std, $"Unexpected error output: {line.Text}");

        return output;
    }

    /// <summary>The lines of the standard output.</summary>
    public static string StdToText(this IEnumerable<Output> output) =>
        string.Join(
            Environment.NewLine,
            output.Where(x => x.Type == OutputType.Std).Select(x => x.Text)
        );

    /// <summary>The standard output as an object that it describes.</summary>
    public static T StdToJson<T>(this IEnumerable<Output> output) =>
        JsonConvert.DeserializeObject<T>(output.StdToText());

    public static JObject StdToJson(this IEnumerable<Output> output) => output.StdToJson<JObject>();
}
