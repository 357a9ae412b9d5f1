using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Tests.Pipelines;

public sealed class StageExportTests : IDisposable
{
    private readonly Workspace _work = new();
    private Dictionary<string, string> _files = new()
    {
        ["report.md"] = "# one",
        ["plots/roc.svg"] = "<svg/>",
    };

    private string Target => Path.Combine(_work.Root, "artifacts", "report");

    [Fact]
    public async Task TheFolderHoldsTheOutputs()
    {
        await ExportAsync();
        Exported().ShouldBe(["plots/roc.svg", "report.md"]);
        File.ReadAllText(Path.Combine(Target, "report.md")).ShouldBe("# one");
    }

    [Fact]
    public async Task WhatIsEqualIsNotWritten()
    {
        await ExportAsync();
        var path = Path.Combine(Target, "report.md");
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        await ExportAsync();
        File.GetLastWriteTimeUtc(path).ShouldBe(DateTime.UnixEpoch);
    }

    [Fact]
    public async Task WhatWasEditedOrDeletedIsWrittenAgain()
    {
        await ExportAsync();
        File.WriteAllText(Path.Combine(Target, "report.md"), "edited");
        File.Delete(Path.Combine(Target, "plots", "roc.svg"));
        await ExportAsync();
        File.ReadAllText(Path.Combine(Target, "report.md")).ShouldBe("# one");
        Exported().ShouldBe(["plots/roc.svg", "report.md"]);
    }

    [Fact]
    public async Task WhatIsNoOutputAnyMoreGoesAndWhatIsOthersStays()
    {
        _files["notes.txt"] = "ours";
        _files["plots/deep/pr.svg"] = "<svg/>";
        await ExportAsync();
        File.WriteAllText(Path.Combine(Target, "theirs.txt"), "kept");
        File.WriteAllText(Path.Combine(Target, "notes.txt"), "edited, so theirs now");
        _files = new() { ["report.md"] = "# two" };
        await ExportAsync();
        Exported().ShouldBe(["notes.txt", "report.md", "theirs.txt"]);
        Directory.Exists(Path.Combine(Target, "plots")).ShouldBeFalse();
        File.ReadAllText(Path.Combine(Target, "report.md")).ShouldBe("# two");
    }

    [Fact]
    public async Task WhatCannotBeWrittenIsSaid()
    {
        Directory.CreateDirectory(Path.Combine(Target, "report.md"));
        var e = await Should.ThrowAsync<MlOpsException>(ExportAsync);
        e.Message.ShouldStartWith($"Cannot write {Path.Combine(Target, "report.md")}: ");
    }

    [Fact]
    public async Task WhatADeadProcessLeftIsDeleted()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "report.md.tmp-2147483647-1"), "half");
        await ExportAsync();
        Exported().ShouldBe(["plots/roc.svg", "report.md"]);
    }

    private async Task ExportAsync()
    {
        var runner = _work.Runner();
        var stage = _work.Check() with
        {
            Parameters = new() { ["files"] = string.Join(",", _files.Keys) + _files["report.md"] },
            RunAsync = async (context, _) =>
            {
                foreach (var (path, text) in _files)
                {
                    await Workspace.Write(context, path, text);
                }
            },
        };
        await runner.ExportAsync(await runner.RunAsync(stage, default), Target, default);
    }

    private IEnumerable<string> Exported() =>
        Directory
            .GetFiles(Target, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Target, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public void Dispose() => _work.Dispose();
}
