namespace MlOpsBuild.IntegrationTests;

/// <summary>What a finished process said.</summary>
public sealed record RunResult(int ExitCode, string Output)
{
    public RunResult ShouldEndWith(int exitCode)
    {
        ExitCode.ShouldBe(exitCode, Output);
        return this;
    }

    public RunResult ShouldSay(string text)
    {
        Output.ShouldContain(text, customMessage: Output);
        return this;
    }

    public RunResult ShouldNotSay(string text)
    {
        Output.ShouldNotContain(text);
        return this;
    }

    /// <summary>No line looks like a frame of a stack trace.</summary>
    public RunResult ShouldShowNoStack()
    {
        Output
            .Split('\n')
            .ShouldNotContain(line => line.StartsWith("   at ", StringComparison.Ordinal), Output);
        return this;
    }
}
