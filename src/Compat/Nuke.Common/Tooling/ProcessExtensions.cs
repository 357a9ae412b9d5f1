namespace Nuke.Common.Tooling;

/// <summary>Checks on processes and their output.</summary>
public static class ProcessExtensions
{
    public static IProcess AssertWaitForExit(this IProcess process)
    {
        process.NotNull("Process must not be null");
        Assert.True(
            process.WaitForExit(),
            $"Process '{Path.GetFileName(process.FileName)}' did not exit in time"
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

    public static string StdToText(this IEnumerable<Output> output) =>
        string.Join(
            Environment.NewLine,
            output.Where(x => x.Type == OutputType.Std).Select(x => x.Text)
        );
}
