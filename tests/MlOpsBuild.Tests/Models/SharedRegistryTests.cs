using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Shared;
using MlOpsBuild.Tests.Registry;
using MlOpsBuild.Tests.Registry.Remote;

namespace MlOpsBuild.Tests.Models;

/// <summary>Two machines promote, approve and roll back through a registry.</summary>
public sealed class SharedRegistryTests(DockerRegistry registry) : IClassFixture<DockerRegistry>
{
    [Fact]
    public async Task One_approves_the_other_promotes_and_both_can_roll_back()
    {
        DockerRegistry.Need();
        const string rules = "promote: { approvals: 1 }";
        using var ada = new RegistryProject(promote: rules, registry: At("team/{model}"));
        using var bob = new RegistryProject(promote: rules, registry: At("team/{model}"));
        bob.Actor = "bob";
        var first = await ada.AddAsync(1);
        await Should.ThrowAsync<RejectedException>(() => ada.PromoteAsync());

        // Nothing was sent by that; approving sends the model, for others to see.
        await Should.ThrowAsync<UsageException>(() => bob.ApproveAsync());
        await ada.ApproveAsync(to: "staging");
        await bob.ApproveAsync();
        var report = await ada.PromoteAsync(reason: "first");
        report.Registry.ShouldBe(At("team/telco-churn"));
        (await bob.TextAsync(history: true)).ShouldContain("promote  v1.0.0");
        bob.Catalog.Find("production").ShouldBe(first);

        var second = await ada.AddAsync(2);
        await ada.ApproveAsync(to: "staging");
        await bob.ApproveAsync();
        await ada.PromoteAsync();
        (await bob.RollbackAsync()).Move!.Number.ShouldBe(3);
        (await ada.TextAsync(history: true)).ShouldContain("rollback  v1.0.0");
        ada.Catalog.Find("production").ShouldBe(first);
        (await Should.ThrowAsync<UsageException>(() => ada.RollbackAsync())).Message.ShouldContain(
            "there is none before it"
        );
        second.Version!.ToString().ShouldBe("v1.1.0");

        // A third machine sees the same without anything of its own.
        using var fresh = new RegistryProject(git: false, registry: At("team/{model}"));
        fresh.Clock.Now = ada.Clock.Now;
        (await fresh.TextAsync(history: true)).ShouldBe(await ada.TextAsync(history: true));
    }

    [Fact]
    public async Task A_rollback_whose_end_did_not_come_back_goes_no_further_when_it_is_repeated()
    {
        DockerRegistry.Need();
        using var ada = new RegistryProject(registry: At("cut"));
        var models = new List<ModelVersion>();
        for (var i = 1; i <= 3; i++)
        {
            models.Add(await ada.AddAsync(i));
            await ada.PromoteAsync();
        }

        // The registry has all of it; here the alias has not moved yet.
        await ada.RollbackAsync();
        await ada.Layout.TagAsync("telco-churn/production", models[2].Descriptor, Token);
        var report = await ada.RollbackAsync();
        report.Finished.ShouldBeTrue();
        ada.Catalog.Find("production").ShouldBe(models[1]);
        (await ada.HistoryAsync()).LastNumber.ShouldBe(4);
        (await ada.RollbackAsync()).Finished.ShouldBeFalse();
        ada.Catalog.Find("production").ShouldBe(models[0]);
    }

    [Fact]
    public async Task Skopeo_inspects_the_model_in_production()
    {
        DockerRegistry.Need();
        Judge.SkipUnless("skopeo");
        using var project = new RegistryProject(registry: At("skopeo"));
        var model = await project.AddAsync(1);
        await project.PromoteAsync();
        foreach (var tag in new[] { "production", "v1.0.0" })
        {
            var output = await SkopeoAsync($"docker://{At("skopeo")}:{tag}");
            output["config"]!["mediaType"]!
                .GetValue<string>()
                .ShouldBe("application/vnd.cncf.model.config.v1+json");
            output["artifactType"]!.GetValue<string>().ShouldContain("cncf.model");
        }

        var move = await SkopeoAsync($"docker://{At("skopeo")}:production.1");
        move["subject"]!["digest"]!.GetValue<string>().ShouldBe(model.Digest.ToString());
    }

    [Fact]
    public async Task A_registry_that_has_another_history_is_told_and_can_be_taken_over()
    {
        DockerRegistry.Need();
        using var ada = new RegistryProject(registry: At("apart"));
        using var alone = new RegistryProject();
        await alone.AddAsync(5);
        await alone.PromoteAsync();
        await ada.AddAsync(1);
        await ada.AddAsync(2);
        await ada.PromoteAsync("v1.1.0");
        using var both = new RegistryProject(registry: At("apart"));
        Directory.Move(
            Path.Combine(alone.Repository.Root, ".mlops", "store"),
            Path.Combine(both.Repository.Root, ".mlops", "store")
        );
        var error = await Should.ThrowAsync<UsageException>(() => both.PromoteAsync("v1.1.0"));
        error.Message.ShouldContain("The histories differ: move 1 of production is");
        (await both.TextAsync()).ShouldContain("! move 1 of production is");
        var report = await both.PromoteAsync("v1.0.0", force: true);
        report.Move!.Number.ShouldBe(2);
        report.Move.From!.Version!.ToString().ShouldBe("v1.1.0");
        (await both.TextAsync()).ShouldNotContain("!");
        (await ada.TextAsync()).ShouldNotContain("!");
        ada.Catalog.Find("production").Digest.ShouldBe(both.Catalog.Find("v1.0.0").Digest);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string At(string repository) =>
        $"127.0.0.1:{registry.Port.ToString(CultureInfo.InvariantCulture)}/{repository}";

    private static async Task<JsonNode> SkopeoAsync(string image)
    {
        var (exitCode, output) = await Judge.RunAsync(
            "skopeo",
            "inspect",
            "--raw",
            "--tls-verify=false",
            image
        );
        exitCode.ShouldBe(0, output);
        return JsonNode.Parse(output)!;
    }
}
