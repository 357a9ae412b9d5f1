using MlOpsBuild.Common;

namespace MlOpsBuild.Tests.Common;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-").FullName;

    [Fact]
    public void WritesAndReplaces()
    {
        var path = Path.Combine(_folder, "new", "file");
        AtomicFile.Write(path, "one"u8);
        AtomicFile.Write(path, "two"u8);
        File.ReadAllText(path).ShouldBe("two");
        Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldBe([path]);
    }

    [Fact]
    public void TemporaryFilesMayBeElsewhere()
    {
        var path = Path.Combine(_folder, "new", "file");
        var temporary = Path.Combine(_folder, "temporary");
        AtomicFile.Write(path, "one"u8, temporary);
        File.ReadAllText(path).ShouldBe("one");
        Directory.GetFiles(temporary).ShouldBeEmpty();
    }

    [Fact]
    public void AFailedWriteLeavesNothing()
    {
        var path = Path.Combine(_folder, "folder");
        Directory.CreateDirectory(path);
        Should.Throw<Exception>(() => AtomicFile.Write(path, "one"u8)).ShouldNotBeNull();
        Directory.GetFileSystemEntries(_folder).ShouldBe([path]);
    }

    [Fact]
    public void TemporaryNamesDifferAndTellTheirOwner()
    {
        var path = Path.Combine(_folder, "file");
        var first = AtomicFile.TemporaryPathFor(path);
        first.ShouldNotBe(AtomicFile.TemporaryPathFor(path));
        Path.GetDirectoryName(first).ShouldBe(_folder);
        AtomicFile.OwnerOf(first).ShouldBe(Environment.ProcessId);
    }

    [Theory]
    [InlineData("/a/run.tmp-12-3", 12)]
    [InlineData("a.tmp-b.tmp-7-1", 7)]
    [InlineData("/a.tmp-1-1/file", null)]
    [InlineData("file.tmp-x-1", null)]
    [InlineData("file.tmp-12", null)]
    [InlineData("file.tmp--1", null)]
    [InlineData("file", null)]
    public void OwnerIsInTheName(string path, int? owner) =>
        AtomicFile.OwnerOf(path).ShouldBe(owner);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
