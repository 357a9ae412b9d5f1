using MlOpsBuild.Training.Programs;

namespace MlOpsBuild.Tests.Training.Programs;

public sealed class ProgramVersionsTests
{
    [Fact]
    public void A_version_is_the_first_line_that_the_program_tells()
    {
        using var folder = new TemporaryFolder();
        Of(folder, "git")["git"]!.GetValue<string>().ShouldStartWith("git version ");
        Script(folder, "in-errors", "echo '  Version 3.1 ' >&2; echo more >&2");
        Script(folder, "fails", "echo 1.0; exit 1");
        Script(folder, "silent", "exit 0");
        Script(folder, "steers", "printf '1.0\\033[31m red\\n'");
        Script(folder, "floods", "yes");
        string VersionOf(string name) =>
            Of(folder, Path.Combine(folder.Path, "bin", name)).Single().Value!.GetValue<string>();
        VersionOf("in-errors").ShouldBe("Version 3.1");
        VersionOf("fails").ShouldBe("unknown");
        VersionOf("silent").ShouldBe("unknown");
        VersionOf("steers").ShouldBe("1.0 [31m red");
        VersionOf("not-there").ShouldBe("not found");
    }

    [Fact]
    public void A_program_of_the_project_is_known_by_its_digest()
    {
        using var folder = new TemporaryFolder();
        Script(folder, "train", "echo 1");
        Of(folder, "bin/train").ShouldBeEmpty();
        Of(folder, "./bin/train").ShouldBeEmpty();
        ProgramFile.Find(folder.Path, "bin/train").IsOfProject.ShouldBeTrue();
        ProgramFile.Find(folder.Path, "../bin/train").ShouldBe(new("../bin/train", null, false));
    }

    [Fact]
    public void What_is_known_is_not_asked_again_until_the_program_changes()
    {
        using var folder = new TemporaryFolder();
        using var cache = new TemporaryFolder();
        // A program that is no script: those may choose another program each time.
        var program = Path.Combine(folder.Path, "outside");
        File.Copy(ProgramFile.OnPath("sleep").ShouldNotBeNull(), program);
        var versions = new ProgramVersions(Path.Combine(folder.Path, "project"), cache.Path);
        Directory.CreateDirectory(Path.Combine(folder.Path, "project"));
        string Ask() =>
            versions
                .Of(ProgramFile.Find(Path.Combine(folder.Path, "project"), program))
                .Single()
                .Value!.GetValue<string>();
        var told = Ask();
        told.ShouldStartWith("sleep ");

        var kept = Path.Combine(cache.Path, ProgramVersions.FileName);
        var text = File.ReadAllText(kept);
        File.WriteAllText(kept, text.Replace(told, "kept", StringComparison.Ordinal));
        Ask().ShouldBe("kept");

        File.SetLastWriteTimeUtc(program, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Ask().ShouldBe(told);
        File.WriteAllText(kept, "{ not JSON");
        Ask().ShouldBe(told);
        File.ReadAllText(kept).ShouldContain(told);
    }

    private static System.Text.Json.Nodes.JsonObject Of(TemporaryFolder folder, string name) =>
        new ProgramVersions(folder.Path, null).Of(
            ProgramFile.Find(Path.IsPathRooted(name) ? Path.GetTempPath() : folder.Path, name)
        );

    private static void Script(TemporaryFolder folder, string name, string text)
    {
        var path = Path.Combine(folder.Path, "bin", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}
