using System.Text.Json.Nodes;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.IntegrationTests;

/// <summary>Versions and aliases from the command line.</summary>
public sealed class ModelsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_is_promoted_compared_with_and_rolled_back()
    {
        using var project = new SampleProject(git: true);
        project.Edit(project.Config, "trees: 300", "trees: 30");
        project.Edit(project.Config, "baseline: main", "baseline: production");
        project.Run("Train").ShouldEndWith(0);
        project.Commit("fewer trees");
        project
            .Run("Models")
            .ShouldEndWith(0)
            .ShouldSay(
                "telco-churn has no registered model: './build.sh Register' makes the first."
            );
        project
            .Run("Promote")
            .ShouldEndWith(2)
            .ShouldSay("./build.sh Register")
            .ShouldShowNoStack();

        var first = await RegisterAsync(project, TestOutcome.Passed);
        project
            .Run("Promote", "--reason", "the first")
            .ShouldEndWith(0)
            .ShouldSay($"production  {first.Display}, new")
            .ShouldSay("move        1, promote by ")
            .ShouldSay(": the first\n")
            .ShouldSay("share them  git push origin telco-churn@v1.0.0 telco-churn#production#1\n");
        Programs
            .Git(project.Root, "tag", "-l")
            .ShouldBe("telco-churn#production#1\ntelco-churn@v1.0.0");

        // The promoted model is the baseline; the second time all is known.
        project.Run("Evaluate");
        project.Run("Explain").ShouldEndWith(0).ShouldSay("compare     hit");

        // One that fails its gates is not promoted: exit code 3.
        project.Edit(project.Config, "trees: 30 ", "trees: 25 ");
        project.Run("Train").ShouldEndWith(0);
        var second = await RegisterAsync(project, TestOutcome.Failed);
        project
            .Run("Promote")
            .ShouldEndWith(3)
            .ShouldSay("is not promoted to production: it failed its gates (auc at least 0.82).")
            .ShouldShowNoStack();
        project
            .Run("Promote", "--version", "v1.0.0")
            .ShouldEndWith(0)
            .ShouldSay("already; nothing to do");

        project.Edit(project.Config, "trees: 25 ", "trees: 20 ");
        project.Run("Train").ShouldEndWith(0);
        var third = await RegisterAsync(project, TestOutcome.Passed);
        project.Run("Promote").ShouldEndWith(0).ShouldSay($"{third.Display}, was {first.Display}");
        project
            .Run("Rollback", "--reason", "too slow")
            .ShouldEndWith(0)
            .ShouldSay($"production  {first.Display}, was {third.Display}")
            .ShouldSay("move        3, rollback by ");
        project.Run("Rollback").ShouldEndWith(2).ShouldSay("cannot go back 1 model");

        project
            .Run("Models", "--history")
            .ShouldEndWith(0)
            .ShouldSay("production")
            .ShouldSay("rollback")
            .ShouldSay(second.Digest.Short);
        var json = project.Run("Models", "--json", "--history").ShouldEndWith(0).Output;
        var listing = JsonNode.Parse(json[json.IndexOf('{')..(json.LastIndexOf('}') + 1)])!;
        listing["models"]!.AsArray().Count.ShouldBe(3);
        listing["aliases"]![0]!["version"]!.GetValue<string>().ShouldBe("v1.0.0");
        listing["aliases"]![0]!["moves"]!.AsArray().Count.ShouldBe(3);

        // Freeing the store takes nothing of this.
        project.Run("Prune").ShouldEndWith(0);
        project
            .Run("Models", "--history")
            .ShouldEndWith(0)
            .ShouldNotSay("damaged")
            .ShouldSay("rollback");
        project.Run("Promote", "--version", third.Digest.Hex[..9]).ShouldEndWith(0);
    }

    [Fact]
    public async Task Approvals_are_asked_for_and_git_is_never_in_the_way()
    {
        using var project = new SampleProject(git: true);
        project.Edit(project.Config, "trees: 300", "trees: 30");
        File.AppendAllText(project.Config, "\npromote: { approvals: 1 }\n");
        project.Run("Train").ShouldEndWith(0);
        await RegisterAsync(project, TestOutcome.Passed);
        project
            .RunWith(As("ada"), "Promote")
            .ShouldEndWith(3)
            .ShouldSay("it needs 1 approval by others than ada and has none")
            .ShouldSay("./build.sh Approve --to production --version v1.0.0");
        project.RunWith(As("ada"), "Approve").ShouldEndWith(0);
        project.RunWith(As("ada"), "Promote").ShouldEndWith(3);
        project
            .RunWith(As("bob"), "Approve", "--reason", "looks good")
            .ShouldEndWith(0)
            .ShouldSay("is approved for production by bob; 2 given, 1 needed besides who promotes");
        project
            .RunWith([.. As("ada"), ("MLOPS_GIT2_PATH", "/nowhere")], "Promote")
            .ShouldEndWith(0)
            .ShouldSay("production  v1.0.0")
            .ShouldSay("git tags    none: Git history cannot be read");
    }

    private static (string, string?)[] As(string login) =>
        [("GITHUB_ACTIONS", "true"), ("GITHUB_ACTOR", login)];

    // What the trained model is, with a verdict of our choice.
    private static async Task<ModelVersion> RegisterAsync(
        SampleProject project,
        TestOutcome outcome
    )
    {
        var train = await ModelProject
            .Open(new ModelProjectOptions { Root = project.Root })
            .TrainAsync(Token);
        var folder = Directory.CreateTempSubdirectory("mlops-").FullName;
        try
        {
            var files = new List<ModelFile>();
            foreach (var output in train.Outputs)
            {
                var path = Path.Combine(folder, output.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await train.Blobs.CopyToFileAsync(output.Digest, path, Token);
                files.Add(new ModelFile(ModelFileKind.Weight, output.Path, path));
            }

            var layout = OciLayout.Open(project.PathOf(".mlops", "store"));
            var model = await new ModelPackBuilder(layout).BuildAsync(
                files,
                new ModelDescriptor { Name = "telco-churn" },
                new ModelTechnicals(),
                null,
                Token
            );
            var verdict = new Registry.Provenance.TestResult(
                [new TestCase("auc at least 0.82", outcome)],
                []
            );
            await new Attachments(layout).AttachAsync(
                model,
                InTotoStatement.MediaType,
                InTotoStatement.MediaType,
                verdict.About(ResourceDescriptor.Of("telco-churn", model.Digest)).ToBytes(),
                null,
                Token
            );
            return await new ModelCatalog(layout, "telco-churn").AddAsync(
                model,
                null,
                VersionBump.Minor,
                Token
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
