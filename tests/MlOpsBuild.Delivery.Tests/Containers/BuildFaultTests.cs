using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Delivery.Tests.Containers;

/// <summary>A build that does not come to its end: one clear error, and nothing recorded.</summary>
public sealed class BuildFaultTests(TestEngine engines)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("building ")]
    [InlineData("Step 8/10 : ADD app.tar /")]
    public async Task An_engine_that_dies_is_told(string at)
    {
        await using var daemon = new DockerDaemon();
        await daemon.InitializeAsync();
        daemon.Need();
        using var engine = await ConnectAsync(daemon);
        using var model = await SampleModel.CreateAsync();
        var request = model.Request(
            engine,
            TestEngine.App,
            await TestEngine.ImportDebianAsync(daemon)
        );
        var e = await Should.ThrowAsync<EngineException>(() =>
            ModelImage.BuildAsync(
                request,
                line =>
                {
                    if (line.StartsWith(at, StringComparison.Ordinal))
                    {
                        daemon.Process!.Kill();
                        daemon.Process.WaitForExit();
                    }
                },
                Token
            )
        );
        e.Message.ShouldStartWith(
            $"The connection to the container engine at {daemon.Endpoint} (as configured) broke while it was to "
        );
        e.Message.ShouldEndWith("see whether it still runs ('docker info'), then run this again.");
        e.Message.ShouldNotContain('\n');
        request.Records.Read("sample").ShouldBeNull();
    }

    [Fact]
    public async Task A_full_disk_is_told()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "only root mounts"
        );
        using var disk = SmallDisk.Mount(megabytes: 80);
        Assert.SkipUnless(disk.IsMounted, "nothing can be mounted here");
        await using var daemon = new DockerDaemon { Options = ["--data-root=" + disk.Folder] };
        await daemon.InitializeAsync();
        daemon.Need();
        using var engine = await ConnectAsync(daemon);
        using var model = await SampleModel.CreateAsync();
        var request = model.Request(
            engine,
            TestEngine.App,
            await TestEngine.ImportDebianAsync(daemon)
        );
        var e = await Should.ThrowAsync<EngineException>(() =>
            ModelImage.BuildAsync(request, null, Token)
        );
        e.Message.ShouldStartWith("The image mlops/sample:");
        e.Message.ShouldEndWith(
            "The engine's disk is full: make room there, e.g. with 'docker system prune'."
        );
        e.Message.ShouldNotContain('\n');
        request.Records.Read("sample").ShouldBeNull();
    }

    [Theory]
    [InlineData("Step 8/10 : ADD app.tar /")]
    [InlineData("proving ")]
    public async Task One_that_is_interrupted_leaves_nothing_and_can_be_done_again(string at)
    {
        using var model = await SampleModel.CreateAsync(seed: 41);
        var request = model.Request(
            await engines.NeedAsync(),
            TestEngine.App,
            await engines.NeedDebianAsync()
        ) with
        {
            Force = true,
        };
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var tag = "";
        await Should.ThrowAsync<OperationCanceledException>(() =>
            ModelImage.BuildAsync(
                request,
                line =>
                {
                    tag = line.StartsWith("building ", StringComparison.Ordinal) ? line[9..] : tag;
                    if (line.StartsWith(at, StringComparison.Ordinal))
                    {
                        interrupt.Cancel();
                    }
                },
                interrupt.Token
            )
        );
        request.Records.Read("sample").ShouldBeNull();
        engines
            .Daemon.Docker("ps", "--all", "--quiet", "--filter", "ancestor=" + tag)
            .ShouldBeEmpty();

        (await ModelImage.BuildAsync(request, null, Token)).IsAccepted.ShouldBeTrue();
    }

    private static Task<ContainerEngine> ConnectAsync(DockerDaemon daemon) =>
        ContainerEngine.ConnectAsync(
            new ContainerEngineOptions { Endpoint = daemon.Endpoint },
            Token
        );
}
