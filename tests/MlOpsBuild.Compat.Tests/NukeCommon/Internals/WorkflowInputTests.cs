namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>Attributes of others are made anew only when something that they depend on has changed, where they say what.</summary>
public sealed class WorkflowInputTests : IDisposable
{
    private readonly SampleBuild _build = new();

    public void Dispose() => _build.Dispose();

    [Fact]
    public void Nothing_is_made_while_nothing_changes()
    {
        Run("ReadingBuild");
        Run("ReadingBuild");
        Made.ShouldBe(1);
    }

    [Fact]
    public void An_input_that_comes_changes_or_goes_is_noticed()
    {
        Run("ReadingBuild");
        Workflow.ShouldContain("environment: nobody\n");
        var name = Path.Combine(_build.Root, "name.txt");
        File.WriteAllText(name, "staging");
        Run("ReadingBuild");
        Workflow.ShouldContain("environment: staging\n");

        // As long as before, and of the same time: content decides.
        var time = File.GetLastWriteTimeUtc(name);
        File.WriteAllText(name, "testing");
        File.SetLastWriteTimeUtc(name, time);
        Run("ReadingBuild");
        Workflow.ShouldContain("environment: testing\n");

        File.Delete(name);
        Run("ReadingBuild");
        Workflow.ShouldContain("environment: nobody\n");
        Made.ShouldBe(4);
        Run("ReadingBuild");
        Made.ShouldBe(4);
    }

    [Fact]
    public void A_workflow_that_was_edited_is_noticed()
    {
        Run("ReadingBuild");
        File.AppendAllText(WorkflowFile, "# by hand\n");
        Run("ReadingBuild");
        Workflow.ShouldNotContain("by hand");
    }

    [Fact]
    public void Another_build_program_is_noticed()
    {
        Run("ReadingBuild");
        File.SetLastWriteTimeUtc(_build.With("NukeSample").Assembly, DateTime.UtcNow);
        Run("ReadingBuild");
        Made.ShouldBe(2);
    }

    [Fact]
    public void Who_does_not_say_is_made_each_time()
    {
        Run("SilentBuild");
        Run("SilentBuild");
        Made.ShouldBe(2);
    }

    private int Made => File.ReadAllLines(Path.Combine(_build.Root, "made.txt")).Length;

    private string WorkflowFile => Path.Combine(_build.Root, ".github/workflows/reading.yml");

    private string Workflow => File.ReadAllText(WorkflowFile);

    private void Run(string build)
    {
        var result = _build.With("NukeSample").Run("Compile", ("SAMPLE", build));
        result.ExitCode.ShouldBe(0, result.Output);
    }
}
