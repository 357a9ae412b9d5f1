using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Tests.Registry.Layout;

public sealed class FileLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "new", "lock");

    [Fact]
    public void OneHasIt()
    {
        using (var first = FileLock.TryAcquire(Path))
        {
            first.ShouldNotBeNull();
            FileLock.TryAcquire(Path).ShouldBeNull();
        }

        using var second = FileLock.TryAcquire(Path);
        second.ShouldNotBeNull();
    }

    [Fact]
    public async Task TheOtherWaits()
    {
        var first = FileLock.TryAcquire(Path)!;
        var waiting = FileLock.AcquireAsync(Path, TimeProvider.System, default).AsTask();
        waiting.IsCompleted.ShouldBeFalse();
        first.Dispose();
        using var second = await waiting;
        FileLock.TryAcquire(Path).ShouldBeNull();
    }

    [Fact]
    public async Task WaitingCanBeCancelled()
    {
        using var first = FileLock.TryAcquire(Path)!;
        using var stop = new CancellationTokenSource();
        var waiting = FileLock.AcquireAsync(Path, TimeProvider.System, stop.Token).AsTask();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void WhatCannotBeLockedIsSaid()
    {
        Directory.CreateDirectory(Path);
        Should
            .Throw<MlOpsException>(() => FileLock.TryAcquire(Path))
            .Message.ShouldStartWith($"Cannot lock {Path}: ");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
