namespace MlOpsBuild.Tests.Training.Command;

/// <summary>The processes of a training never outlive it.</summary>
public sealed class ProcessesTests
{
    [Fact]
    public async Task Children_that_are_left_behind_are_ended_and_told()
    {
        using var project = new CommandProject();
        var pids = project.PathOf("pids.txt");
        project.WriteWay($"leaves-children, {pids}");
        await project.TrainAsync();
        var children = File.ReadAllLines(pids);
        children.Length.ShouldBe(2);
        children.ShouldAllBe(c => !Directory.Exists($"/proc/{c}") || IsOver(c));
        project.Log.ShouldBe(["Warning: the training left processes running (sleep): ended."]);
        project.Processes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_training_may_clean_up_and_then_ends()
    {
        using var project = new CommandProject();
        var marker = project.PathOf("cleaned.txt");
        project.WriteWay($"cleans, {marker}");
        await CancelAsync(project);
        File.ReadAllText(marker).ShouldBe("cleaned");
    }

    [Fact]
    public async Task A_training_that_does_not_end_when_asked_is_killed()
    {
        using var project = new CommandProject();
        project.WriteWay("stubborn");
        await CancelAsync(project);
    }

    [Fact]
    public async Task A_training_that_takes_too_long_is_ended_and_told()
    {
        using var project = new CommandProject();
        project.WriteWay("hangs", ", timeLimit: 2s");
        (await project.FailAsync()).ShouldBe(
            "The training 'dotnet trainer/TestTrainer.dll hangs' took longer than 2 s and was ended: make it faster, or raise train.timeLimit. Its last lines:\n  | hanging"
        );
    }

    // Once it runs.
    private static async Task CancelAsync(CommandProject project)
    {
        using var stop = new CancellationTokenSource();
        project.OnLine = line =>
        {
            if (line == "hanging")
            {
                stop.Cancel();
            }
        };
        var before = project.Recorded();
        await Should.ThrowAsync<OperationCanceledException>(() => project.TrainAsync(stop.Token));
        project.ShouldHaveLeftNothing(before);
    }

    private static bool IsOver(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Split(')')[1].TrimStart()[0]
                is 'Z'
                    or 'X';
        }
        catch (IOException)
        {
            return true;
        }
    }
}
