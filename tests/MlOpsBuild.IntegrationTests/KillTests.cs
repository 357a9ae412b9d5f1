using System.Text;

namespace MlOpsBuild.IntegrationTests;

/// <summary>A process may die at any moment.</summary>
public sealed class KillTests
{
    private const int Kills = 50;

    [Fact]
    public void Fifty_kills_at_random_moments_never_change_a_digest_or_leave_a_lock()
    {
        using var project = new SampleProject();
        Directory.Delete(project.PathOf("mlops.lock"), recursive: true);
        project.Run("Report").ShouldEndWith(0);
        var expected = project.Locks();
        var random = new Random(20261121);
        var whole = TimeSpan.FromSeconds(5);
        var killed = 0;
        for (var i = 0; killed < Kills; i++)
        {
            i.ShouldBeLessThan(10 * Kills);

            // every other time the store has to be built up anew, else locks have to be rewritten
            if (i % 2 == 0)
            {
                Directory.Delete(project.PathOf(".mlops", "store"), recursive: true);
            }

            Directory.Delete(project.PathOf("mlops.lock"), recursive: true);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            using (var process = project.Start(new StringBuilder(), "Report"))
            {
                if (process.WaitForExit(whole * random.NextDouble()))
                {
                    whole = watch.Elapsed; // it was over before: aim earlier
                    continue;
                }

                process.Kill(); // SIGKILL
                killed++;
                process.WaitForExit();
            }

            project.Run("Report").ShouldEndWith(0).ShouldNotSay("waiting for");
            project.Locks().ShouldBe(expected);
            StoreShouldBeSound(project);
        }
    }

    [Fact]
    public void Ctrl_C_ends_the_process_and_leaves_a_sound_store()
    {
        using var project = new SampleProject();
        project.Run("CheckData").ShouldEndWith(0);
        Directory.Delete(project.PathOf("mlops.lock"), recursive: true);
        project.Edit(project.Config, "trees: 300", "trees: 9000"); // long enough to be interrupted
        var output = new StringBuilder();
        using var process = project.Start(output, "Report", "--threads", "1");
        SpinWait
            .SpinUntil(() => Says(output, "check-data"), TimeSpan.FromMinutes(1))
            .ShouldBeTrue();
        Programs.Run("kill", ["-INT", process.Id.ToString()], project.Root).ShouldEndWith(0);
        var result = Programs.Finish(process, output);
        result.ExitCode.ShouldNotBe(0, result.Output);
        result.ShouldShowNoStack();
        File.Exists(project.PathOf("mlops.lock", "evaluate.json")).ShouldBeFalse(result.Output);
        StoreShouldBeSound(project);
    }

    [Fact]
    public void A_second_build_waits_and_says_for_whom()
    {
        using var project = new SampleProject();
        Directory.Delete(project.PathOf("mlops.lock"), recursive: true);
        var firstOutput = new StringBuilder();
        var secondOutput = new StringBuilder();
        using var first = project.Start(firstOutput, "Report", "--threads", "1");
        using var second = project.Start(secondOutput, "Report", "--threads", "1");
        var results = new[]
        {
            Programs.Finish(first, firstOutput),
            Programs.Finish(second, secondOutput),
        };
        results[0].ShouldEndWith(0);
        results[1].ShouldEndWith(0);
        var other = results.First(r =>
            r.Output.Contains("waiting for", StringComparison.OrdinalIgnoreCase)
        );
        other.ShouldSay("process ");
        results
            .Count(r => r.Output.Contains("train       ran", StringComparison.Ordinal))
            .ShouldBe(1);
    }

    private static bool Says(StringBuilder output, string text)
    {
        lock (output)
        {
            return output.ToString().Contains(text, StringComparison.Ordinal);
        }
    }

    private static void StoreShouldBeSound(SampleProject project)
    {
        var store = project.PathOf(".mlops", "store");
        foreach (var file in Directory.EnumerateFiles(store, "*", SearchOption.AllDirectories))
        {
            Path.GetFileName(file).ShouldNotContain(".tmp-", customMessage: file);
        }

        foreach (var blob in Directory.EnumerateFiles(Path.Combine(store, "blobs", "sha256")))
        {
            using var stream = File.OpenRead(blob);
            Convert
                .ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream))
                .ShouldBe(Path.GetFileName(blob));
        }

        using var index = System.Text.Json.JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(store, "index.json"))
        );
        foreach (var manifest in index.RootElement.GetProperty("manifests").EnumerateArray())
        {
            var digest = manifest.GetProperty("digest").GetString()!["sha256:".Length..];
            File.Exists(Path.Combine(store, "blobs", "sha256", digest)).ShouldBeTrue(digest);
        }
    }
}
