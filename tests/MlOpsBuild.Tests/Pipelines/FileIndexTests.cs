using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Tests.Pipelines;

public sealed class FileIndexTests : IDisposable
{
    private static readonly DateTimeOffset Later = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-").FullName;
    private readonly FixedClock _clock = new(Later);

    private string IndexPath => Path.Combine(_folder, ".mlops", "index");

    private string Data => Path.Combine(_folder, "data.csv");

    public FileIndexTests() => File.WriteAllText(Data, "one");

    [Fact]
    public async Task AnUnchangedFileIsHashedOnce()
    {
        var first = Open();
        (await first.DigestOfAsync(Data, default)).ShouldBe(Digest.Of("one"));
        (await first.DigestOfAsync(Data, default)).ShouldBe(Digest.Of("one"));
        first.Hashed.ShouldBe(1);
        first.Save();

        var second = Open();
        second.TryFind(Data, out var digest).ShouldBeTrue();
        digest.ShouldBe(Digest.Of("one"));
        (await second.DigestOfAsync(Data, default)).ShouldBe(Digest.Of("one"));
        second.Hashed.ShouldBe(0);
    }

    [Fact]
    public async Task ATouchedFileIsHashedAgain()
    {
        await LearnAsync();
        File.SetLastWriteTimeUtc(Data, DateTime.UnixEpoch);
        var index = Open();
        index.TryFind(Data, out _).ShouldBeFalse();
        (await index.DigestOfAsync(Data, default)).ShouldBe(Digest.Of("one"));
        index.Hashed.ShouldBe(1);
    }

    [Fact]
    public async Task AChangeThatKeepsSizeAndModificationTimeIsFound()
    {
        var time = File.GetLastWriteTimeUtc(Data);
        await LearnAsync();
        File.WriteAllText(Data, "two");
        File.SetLastWriteTimeUtc(Data, time);
        (await Open().DigestOfAsync(Data, default)).ShouldBe(Digest.Of("two"));
    }

    [Fact]
    public async Task AnotherFileInItsPlaceIsFound()
    {
        var time = File.GetLastWriteTimeUtc(Data);
        await LearnAsync();
        var other = Path.Combine(_folder, "other");
        File.WriteAllText(other, "two");
        File.SetLastWriteTimeUtc(other, time);
        File.Move(other, Data, overwrite: true);
        (await Open().DigestOfAsync(Data, default)).ShouldBe(Digest.Of("two"));
    }

    [Fact]
    public async Task AFileYoungerThanTheClocksTickIsNotBelieved()
    {
        // hashed in the same tick in which it was written: a later write might have the same time
        _clock.Now = new DateTimeOffset(File.GetLastWriteTimeUtc(Data)).AddMilliseconds(1);
        var index = Open();
        (await index.DigestOfAsync(Data, default)).ShouldBe(Digest.Of("one"));
        (await index.DigestOfAsync(Data, default)).ShouldBe(Digest.Of("one"));
        index.Hashed.ShouldBe(2);
        index.Save();
        File.Exists(IndexPath).ShouldBeFalse();

        _clock.Now = Later;
        await index.DigestOfAsync(Data, default);
        await index.DigestOfAsync(Data, default);
        index.Hashed.ShouldBe(3);
    }

    [Fact]
    public async Task NothingNewIsNotWritten()
    {
        await LearnAsync();
        File.SetLastWriteTimeUtc(IndexPath, DateTime.UnixEpoch);
        var index = Open();
        await index.DigestOfAsync(Data, default);
        index.Save();
        File.GetLastWriteTimeUtc(IndexPath).ShouldBe(DateTime.UnixEpoch);
    }

    [Fact]
    public async Task WhatIsGoneIsForgotten()
    {
        await LearnAsync();
        var other = Path.Combine(_folder, "with space");
        File.WriteAllText(other, "other");
        File.Delete(Data);
        var index = Open();
        await index.DigestOfAsync(other, default);
        index.Save();
        var text = File.ReadAllText(IndexPath);
        text.ShouldContain(" with space\n");
        text.ShouldNotContain("data.csv");
        Open().TryFind(other, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task AMissingFileAndAFolderHaveNone()
    {
        (await Open().DigestOfAsync(Path.Combine(_folder, "no"), default)).ShouldBeNull();
        (await Open().DigestOfAsync(Path.Combine(Data, "no"), default)).ShouldBeNull();
        (await Open().DigestOfAsync(_folder, default)).ShouldBeNull();
    }

    [Fact]
    public async Task EveryFlippedBitIsFound()
    {
        await LearnAsync();
        var good = File.ReadAllBytes(IndexPath);
        for (var i = 0; i < good.Length; i++)
        {
            var bad = (byte[])good.Clone();
            bad[i] ^= 1;
            FileIndexFormat.Read(bad).ShouldBeEmpty($"byte {i}");
            FileIndexFormat.Read(good.AsSpan(0, i)).ShouldBeEmpty($"cut at {i}");
        }

        FileIndexFormat.Read(good).Count.ShouldBe(1);
    }

    [Fact]
    public async Task AReadOnlyPlaceIsNoFailure()
    {
        var index = new FileIndex(
            Path.Combine(Data, "index"),
            _folder,
            Path.Combine(Data, "tmp"),
            _clock
        );
        (await index.DigestOfAsync(Data, default)).ShouldBe(Digest.Of("one"));
        index.Save();
        File.ReadAllText(Data).ShouldBe("one");
    }

    private FileIndex Open() =>
        new(IndexPath, _folder, Path.Combine(_folder, ".mlops", "runs"), _clock);

    private async Task LearnAsync()
    {
        var index = Open();
        await index.DigestOfAsync(Data, default);
        index.Save();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
