using System.IO.Pipelines;
using MlOpsBuild.Serving.Tools;

namespace MlOpsBuild.Serving.Tests.Tools;

public sealed class HoldCommandTests
{
    [Fact]
    public async Task It_waits_for_the_end_of_its_input()
    {
        var input = new Pipe();
        var wait = HoldCommand.WaitAsync(
            input.Reader.AsStream(),
            TestContext.Current.CancellationToken
        );
        await input.Writer.WriteAsync("not the end"u8.ToArray(), default);
        wait.IsCompleted.ShouldBeFalse();
        await input.Writer.CompleteAsync();
        await wait;
    }

    [Fact]
    public async Task It_ends_when_it_is_to_end()
    {
        using var stop = new CancellationTokenSource();
        var wait = HoldCommand.WaitAsync(new Pipe().Reader.AsStream(), stop.Token);
        wait.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        await wait;
    }
}
