using System.Text;

namespace MlOpsBuild.IntegrationTests;

/// <summary>Versions of data, as a user has them: a real repository, whole processes.</summary>
public sealed class DataTests
{
    [Fact]
    public void Either_commit_can_be_checked_out()
    {
        using var project = Start();
        project.Run("Track", "--path", "images").ShouldEndWith(0).ShouldSay("tracked    images");
        project.Run("Status").ShouldEndWith(0).ShouldSay("unchanged  images  50 files");
        project.Commit("first");
        Programs.Git(project.Root, "ls-files", "images").ShouldBe("");
        var first = Read(project);

        File.WriteAllText(project.PathOf("images", "1", "0.png"), "changed");
        File.WriteAllText(project.PathOf("images", "new.png"), "new");
        File.Delete(project.PathOf("images", "2", "3.png"));
        project
            .Run("Status")
            .ShouldEndWith(0)
            .ShouldSay("changed    images  1 added, 1 modified, 1 removed")
            .ShouldSay("  added    new.png");
        project
            .Run("Track")
            .ShouldEndWith(0)
            .ShouldSay("updated    images")
            .ShouldSay("10 B stored");
        project.Commit("second");
        var second = Read(project);
        Programs.Git(project.Root, "status", "--short").ShouldBe("");

        project
            .Run("Checkout", "--commit", "HEAD~1")
            .ShouldEndWith(0)
            .ShouldSay("2 files written")
            .ShouldSay("1 deleted")
            .ShouldSay("the pointers on disk were left to Git");
        Read(project).ShouldBe(first);
        project.Run("Status").ShouldEndWith(0).ShouldSay("changed    images");
        project.Run("Checkout").ShouldEndWith(0);
        Read(project).ShouldBe(second);
        Programs.Git(project.Root, "checkout", "-q", "HEAD~1");
        project.Run("Checkout").ShouldEndWith(0);
        Read(project).ShouldBe(first);
        Programs.Git(project.Root, "checkout", "-q", "main");
        Directory.Delete(project.PathOf("images"), recursive: true);
        project.Run("Status").ShouldEndWith(0).ShouldSay("missing    images");
        project.Run("Checkout").ShouldEndWith(0).ShouldSay("50 files written");
        Read(project).ShouldBe(second);
        project.Run("Status").ShouldEndWith(0).ShouldSay("unchanged  images");
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_an_error_and_not_empty()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("modes of Unix are needed");
            return;
        }

        using var project = Start();
        var closed = project.PathOf("images", "1");
        var mode = File.GetUnixFileMode(closed);
        File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            // Root may read everything, unless it gives that up.
            const string rights = "-dac_override,-dac_read_search";
            string[] track =
            [
                "dotnet",
                Programs.BuildHost,
                "Track",
                "--path",
                "images",
                "--no-logo",
            ];
            var result = Environment.IsPrivilegedProcess
                ? Programs.Run(
                    "setpriv",
                    ["--bounding-set", rights, "--inh-caps", rights, .. track],
                    project.Root
                )
                : Programs.Run(track[0], track[1..], project.Root);
            result.ShouldEndWith(1).ShouldSay("Cannot look into").ShouldShowNoStack();
            File.Exists(project.PathOf("images.mlops.json")).ShouldBeFalse();
        }
        finally
        {
            File.SetUnixFileMode(closed, mode);
        }
    }

    [Fact]
    public void Checkout_of_a_commit_brings_its_model()
    {
        using var project = Start();
        project.Run("Track", "--path", "images").ShouldEndWith(0);
        project.Run("Train").ShouldEndWith(0);
        project.Commit("first");
        project.Edit(project.Config, "trees: 300", "trees: 250");
        project.Run("Train").ShouldEndWith(0);
        project.Commit("second");
        project
            .Run("Checkout", "--commit", "HEAD~1")
            .ShouldEndWith(0)
            .ShouldSay("is in artifacts/model");
        var first = ModelDigest(project);
        project.Run("Checkout", "--commit", "HEAD").ShouldEndWith(0);
        ModelDigest(project).ShouldNotBe(first);
        project.Run("Checkout", "--commit", "HEAD~1").ShouldEndWith(0);
        ModelDigest(project).ShouldBe(first);
        project
            .Run("Checkout", "--commit", "nowhere")
            .ShouldEndWith(2)
            .ShouldSay("no branch, tag or commit 'nowhere'")
            .ShouldShowNoStack();
    }

    [Theory]
    [InlineData("data/telco_churn.csv")]
    [InlineData("data/telco")]
    public void The_pipeline_needs_the_data_only_when_a_stage_runs(string tracked)
    {
        using var project = new SampleProject(git: true);
        if (tracked == "data/telco")
        {
            Directory.CreateDirectory(project.PathOf("data", "telco"));
            File.Move(project.Data, project.PathOf("data", "telco", "part-1.csv"));
            project.Edit(project.Config, "data/telco_churn.csv", "data/telco/part-*.csv");
        }

        Programs.Git(project.Root, "rm", "-r", "-q", "--cached", "data/telco_churn.csv");
        project.Run("Track", "--path", tracked).ShouldEndWith(0);
        project.Run("Report").ShouldEndWith(0);
        project.Commit("tracked");
        project.Run("Report").ShouldEndWith(0);
        Delete(project.PathOf(tracked));
        project
            .Run("Report")
            .ShouldEndWith(0)
            .ShouldSay("train       hit")
            .ShouldNotSay("was not checked out");
        Path.Exists(project.PathOf(tracked)).ShouldBeFalse();
        project.Run("Explain").ShouldEndWith(0);
        project.Edit(project.Config, "trees: 300", "trees: 290");
        project
            .Run("Train")
            .ShouldEndWith(0)
            .ShouldSay("train       ran")
            .ShouldSay($"{tracked} was not checked out: 1 of its files came from the store");
        Path.Exists(project.PathOf(tracked)).ShouldBeTrue();
        project.Run("Status").ShouldEndWith(0).ShouldSay($"unchanged  {tracked}");

        Delete(project.PathOf(tracked));
        Directory.Delete(project.PathOf(".mlops", "store"), recursive: true);
        project.Run("Train").ShouldEndWith(1).ShouldSay("Pull").ShouldShowNoStack();
    }

    [Fact]
    public void What_git_has_is_refused()
    {
        using var project = new SampleProject(git: true);
        project
            .Run("Track", "--path", "data")
            .ShouldEndWith(2)
            .ShouldSay("Git has data/")
            .ShouldSay("git rm -r --cached data")
            .ShouldShowNoStack();
        File.Exists(project.PathOf("data.mlops.json")).ShouldBeFalse();
        Programs.Git(project.Root, "rm", "-r", "-q", "--cached", "data");
        project.Run("Track", "--path", "data").ShouldEndWith(0);
        project.Commit("data is tracked");
        File.ReadAllText(project.PathOf(".gitignore")).ShouldEndWith("\n/data\n");
        Programs.Git(project.Root, "ls-files").ShouldNotContain("telco_churn.csv");
    }

    [Fact]
    public void A_conflict_in_a_pointer_is_called_that_and_can_be_settled()
    {
        using var project = Start();
        project.Run("Track", "--path", "images").ShouldEndWith(0);
        project.Commit("first");
        Programs.Git(project.Root, "checkout", "-q", "-b", "other");
        Change(project, "theirs");
        Programs.Git(project.Root, "checkout", "-q", "main");
        project.Run("Checkout").ShouldEndWith(0);
        Change(project, "ours");
        var ours = Read(project);
        Programs
            .Run(
                "git",
                ["-c", "user.name=Test", "-c", "user.email=test@example.org", "merge", "other"],
                project.Root,
                [("GIT_CONFIG_GLOBAL", "/dev/null")]
            )
            .ExitCode.ShouldNotBe(0);
        project
            .Run("Status")
            .ShouldEndWith(0)
            .ShouldSay("unknown    images")
            .ShouldSay("images.mlops.json cannot be read: it has merge conflict markers");
        project.Run("Checkout").ShouldEndWith(1).ShouldSay("merge conflict").ShouldShowNoStack();
        Read(project).ShouldBe(ours);

        // Neither side's content is pruned meanwhile.
        project.Run("Prune").ShouldEndWith(0).ShouldSay("keeps all digests in it");
        Programs.Git(project.Root, "checkout", "--theirs", "images.mlops.json");
        project.Run("Checkout").ShouldEndWith(0);
        File.ReadAllText(project.PathOf("images", "0", "0.png")).ShouldBe("theirs");
    }

    [Fact]
    public void A_clone_without_the_store_says_where_the_content_is()
    {
        using var project = Start();
        project.Run("Track", "--path", "images").ShouldEndWith(0);
        project.Commit("first");
        using var clone = new SampleProject();
        Directory.Delete(clone.Root, recursive: true);
        Programs.Git(project.Root, "clone", "-q", project.Root, clone.Root);
        clone.Run("Status").ShouldEndWith(0).ShouldSay("missing    images").ShouldSay("Pull");
        clone
            .Run("Checkout")
            .ShouldEndWith(1)
            .ShouldSay("is not in the store. Get it with Pull")
            .ShouldShowNoStack();

        // With the store it is all there.
        CopyFolder(project.PathOf(".mlops", "store"), clone.PathOf(".mlops", "store"));
        clone.Run("Checkout").ShouldEndWith(0);
        Read(clone).ShouldBe(Read(project));
    }

    [Fact]
    public void Prune_keeps_what_a_branch_or_tag_needs()
    {
        using var project = Start();
        project.Run("Track", "--path", "images").ShouldEndWith(0);
        project.Commit("first");
        Programs.Git(project.Root, "tag", "v1");
        Change(project, "second");
        project.Run("Prune").ShouldEndWith(0).ShouldNotSay("  data.");
        Programs.Git(project.Root, "tag", "-d", "v1");
        project.Run("Prune", "--dry-run").ShouldEndWith(0).ShouldSay("  data.");
        project.Run("Prune").ShouldEndWith(0).ShouldSay("  data.");
        project.Run("Status").ShouldEndWith(0).ShouldSay("unchanged  images").ShouldNotSay("Pull");
        Directory.Delete(project.PathOf("images"), recursive: true);
        project.Run("Checkout").ShouldEndWith(0);
        project
            .Run("Checkout", "--commit", "HEAD~1")
            .ShouldEndWith(1)
            .ShouldSay("is not in the store");
    }

    [Fact]
    public void Skopeo_reads_and_copies_a_snapshot()
    {
        Assert.SkipUnless(HasSkopeo(), "skopeo is not on the PATH");
        using var project = Start();
        project.Run("Track", "--path", "images").ShouldEndWith(0);
        var digest = System
            .Text.Json.JsonDocument.Parse(File.ReadAllText(project.PathOf("images.mlops.json")))
            .RootElement.GetProperty("digest")
            .GetString()!;
        var source = $"oci:{project.PathOf(".mlops", "store")}:data.{digest[7..39]}";
        Programs
            .Run("skopeo", ["inspect", "--raw", source], project.Root)
            .ShouldEndWith(0)
            .ShouldSay("application/vnd.mlopsbuild.data.v1+json")
            .ShouldSay("application/vnd.mlopsbuild.data.pack.v1");
        var copy = project.PathOf("copy");
        Programs
            .Run(
                "skopeo",
                ["copy", "--quiet", source, $"oci:{copy}:data.{digest[7..39]}"],
                project.Root
            )
            .ShouldEndWith(0);
        Directory.Delete(project.PathOf(".mlops", "store"), recursive: true);
        Directory.Move(copy, project.PathOf(".mlops", "store"));
        var expected = Read(project);
        Directory.Delete(project.PathOf("images"), recursive: true);
        project.Run("Checkout").ShouldEndWith(0);
        Read(project).ShouldBe(expected);
    }

    [Fact]
    public void A_kill_at_any_moment_leaves_whole_files_and_a_repeat_finishes()
    {
        const int kills = 12;
        using var project = Start();
        for (var i = 0; i < 3000; i++)
        {
            File.WriteAllText(project.PathOf("images", $"{i % 5}", $"more{i}"), new string('x', i));
        }

        project.Run("Track", "--path", "images").ShouldEndWith(0);
        var first = Read(project);
        var pointer = File.ReadAllText(project.PathOf("images.mlops.json"));
        for (var i = 0; i < 3000; i++)
        {
            File.WriteAllText(project.PathOf("images", $"{i % 5}", $"more{i}"), new string('y', i));
        }

        project.Run("Track").ShouldEndWith(0);
        var second = Read(project);
        var other = File.ReadAllText(project.PathOf("images.mlops.json"));
        var random = new Random(20261121);
        var whole = TimeSpan.FromSeconds(2);
        for (var (i, killed) = (0, 0); killed < kills; i++)
        {
            i.ShouldBeLessThan(20 * kills);
            var (text, expected) = i % 2 == 0 ? (pointer, first) : (other, second);
            File.WriteAllText(project.PathOf("images.mlops.json"), text);
            if (i % 3 == 0)
            {
                Directory.Delete(project.PathOf("images"), recursive: true);
            }

            var watch = System.Diagnostics.Stopwatch.StartNew();
            using (var process = project.Start(new StringBuilder(), "Checkout"))
            {
                if (process.WaitForExit(whole * random.NextDouble()))
                {
                    whole = watch.Elapsed;
                }
                else
                {
                    process.Kill(); // SIGKILL
                    process.WaitForExit();
                    killed++;
                    if (Directory.Exists(project.PathOf("images")))
                    {
                        foreach (var (path, digest) in Read(project))
                        {
                            (digest == first[path] || digest == second[path]).ShouldBeTrue(path);
                        }
                    }
                }
            }

            project.Run("Checkout").ShouldEndWith(0);
            Read(project).ShouldBe(expected);
            Directory.GetFileSystemEntries(project.Root, "*.tmp-*").ShouldBeEmpty();
        }
    }

    private static SampleProject Start()
    {
        var project = new SampleProject(git: true);
        for (var i = 0; i < 50; i++)
        {
            var path = project.PathOf("images", $"{i / 10}", $"{i % 10}.png");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"image {i}");
        }

        return project;
    }

    private static void Change(SampleProject project, string content)
    {
        File.WriteAllText(project.PathOf("images", "0", "0.png"), content);
        project.Run("Track").ShouldEndWith(0);
        project.Commit(content);
    }

    private static SortedDictionary<string, string> Read(SampleProject project)
    {
        var root = project.PathOf("images");
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(root, "*", SearchOption.AllDirectories))
        {
            files[Path.GetRelativePath(root, file)] = Convert.ToHexString(
                System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))
            );
        }

        return files;
    }

    private static string ModelDigest(SampleProject project) =>
        string.Join(
            ' ',
            Directory
                .GetFiles(project.PathOf("artifacts", "model"), "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f =>
                    Convert.ToHexString(
                        System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))
                    )
                )
        );

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static bool HasSkopeo() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(d => File.Exists(Path.Combine(d, "skopeo")));
}
