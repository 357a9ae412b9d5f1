using MlOpsBuild.Common;
using MlOpsBuild.Registry.Chains;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Tests.Configuration;
using MlOpsBuild.Tests.Registry.Models;

namespace MlOpsBuild.Tests.Registry.Deployments;

/// <summary>Deployments are a chain of digests, from which it is known what served before.</summary>
public sealed class DeploymentLogTests : IDisposable
{
    private readonly ModelSample _sample = new();
    private readonly StillClock _clock = new();
    private readonly List<string> _warnings = [];

    private DeploymentLog Log => new(_sample.Catalog, null, _clock, _warnings.Add);

    [Fact]
    public async Task A_deployment_is_a_referrer_of_the_model_and_names_the_one_before()
    {
        var models = await DeploymentSample.AddAsync(_sample, 2);
        var one = await AppendAsync(DeploymentSample.Of(models[0]));
        var two = await AppendAsync(
            DeploymentSample.Of(models[1], outcome: DeploymentOutcome.RolledBack) with
            {
                Image = new DeployedImage(
                    Digest.Of("i"),
                    "mlops/telco-churn:1",
                    $"registry.example/telco-churn/serve@{Digest.Of("m")}"
                ),
            }
        );
        one.Previous.ShouldBeNull();
        (two.Number, two.Previous).ShouldBe((2, one.Manifest!.Digest));
        two.When.ShouldBe(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
        _sample
            .Layout.Resolve("telco-churn/deploy.staging.2")!
            .Digest.ShouldBe(two.Manifest!.Digest);
        var referrer = (
            await _sample.Layout.ReferrersAsync(models[1].Digest, ModelSample.Token)
        ).Single();
        referrer.Manifest.ArtifactType.ShouldBe(DeploymentRecord.ArtifactType);
        GoldenFile.ShouldMatch(
            "deployment.json",
            System.Text.Encoding.UTF8.GetString(
                await _sample.Layout.ReadAsync(referrer.Manifest.Config.Digest, ModelSample.Token)
            ) + "\n"
        );
        DeploymentRecord.Parse(two.ToBytes()).ToBytes().ShouldBe(two.ToBytes());
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_neither_an_alias_nor_a_version_is_in_nobodys_way()
    {
        var models = await DeploymentSample.AddAsync(_sample, 1);
        await AppendAsync(DeploymentSample.Of(models[0]));
        _sample.Catalog.Aliases().ShouldBeEmpty();
        _sample.Catalog.Versions().ShouldBe([models[0]]);
        Log.Environments().ShouldBe(["staging"]);
        ModelTags.TryParseMove("deploy.staging.1", out _, out _).ShouldBeFalse();

        // An alias called deploy is no environment.
        ModelTags.TryParseDeployment("deploy.1", out _, out _).ShouldBeFalse();
        ModelTags.TryParseDeployment("deploy.eu-1.12", out var name, out var number).ShouldBeTrue();
        (name, number).ShouldBe(("eu-1", 12));
        Should
            .Throw<UsageException>(() => ModelTags.OfDeployments("Prod"))
            .Message.ShouldBe(
                "'Prod' cannot be an environment: expected lower-case letters, digits and single dashes between them, at most 62 characters."
            );
    }

    [Fact]
    public async Task Only_what_took_over_serves_and_can_be_rolled_back_to()
    {
        var models = await DeploymentSample.AddAsync(_sample, 4);
        await AppendAsync(DeploymentSample.Of(models[0]));
        await AppendAsync(DeploymentSample.Of(models[1]));
        await AppendAsync(DeploymentSample.Of(models[2], outcome: DeploymentOutcome.Failed));
        await AppendAsync(DeploymentSample.Of(models[2], outcome: DeploymentOutcome.RolledBack));
        await AppendAsync(DeploymentSample.Of(models[3], DeploymentAction.Shadow));
        var history = await HistoryAsync();
        history.Serving!.Model.Version.ShouldBe(models[1].Version);
        history.Last!.Action.ShouldBe(DeploymentAction.Shadow);
        Versions(history.TargetsFrom(history.Serving.Image.Id)).ShouldBe(["v1.0.0"]);

        // What serves is not what the history says: then what it says comes first.
        Versions(history.TargetsFrom(null)).ShouldBe(["v1.1.0", "v1.0.0"]);
        Versions(history.TargetsFrom(Digest.Of("another"))).ShouldBe(["v1.1.0", "v1.0.0"]);
    }

    [Fact]
    public async Task Rollback_after_rollback_goes_further_back()
    {
        var models = await DeploymentSample.AddAsync(_sample, 3);
        foreach (var model in models)
        {
            await AppendAsync(DeploymentSample.Of(model));
        }

        for (var expected = 1; expected >= 0; expected--)
        {
            var history = await HistoryAsync();
            var target = history.TargetsFrom(history.Serving!.Image.Id)[0];
            target.Model.Digest.ShouldBe(models[expected].Digest);
            await AppendAsync(target with { Action = DeploymentAction.Rollback });
        }

        var then = await HistoryAsync();
        then.TargetsFrom(then.Serving!.Image.Id).ShouldBeEmpty();
        then.Problem.ShouldBeNull();
        then.LastNumber.ShouldBe(5);
    }

    [Fact]
    public async Task A_damaged_history_is_told_and_goes_on_without_what_came_before()
    {
        var models = await DeploymentSample.AddAsync(_sample, 3);
        await AppendAsync(DeploymentSample.Of(models[0]));
        await AppendAsync(DeploymentSample.Of(models[1]));
        await AppendAsync(DeploymentSample.Of(models[2]));
        await _sample.Layout.UntagAsync("telco-churn/deploy.staging.2", ModelSample.Token);
        var history = await HistoryAsync();
        history.Problem.ShouldBe(
            "the history of the deployments to staging is damaged: deployment 2 is missing, there is 3"
        );

        var next = await AppendAsync(DeploymentSample.Of(models[0]));
        (next.Number, next.Previous).ShouldBe((4, null));
        history = await HistoryAsync();
        history.Problem.ShouldBeNull();
        history.TargetsFrom(history.Serving!.Image.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_forged_deployment_is_told()
    {
        var models = await DeploymentSample.AddAsync(_sample, 2);
        var one = await AppendAsync(DeploymentSample.Of(models[0]));
        await AppendAsync(DeploymentSample.Of(models[1]));

        // Another image under the same number: the one after it names the true one.
        var forged = ChainLinks.Store(
            _sample.Layout,
            one with
            {
                Who = "Mallory",
            },
            models[0].Descriptor
        );
        await TagAsync("deploy.staging.1", forged);
        (await HistoryAsync()).Problem!.ShouldContain(
            $"deployment 2 follows {one.Manifest!.Digest.Short}, and deployment 1 is {forged.Manifest!.Digest.Short}"
        );

        // One that names another model than its subject.
        var lie = ChainLinks.Store(_sample.Layout, one with { Number = 3 }, models[1].Descriptor);
        await TagAsync("deploy.staging.1", one);
        await TagAsync("deploy.staging.3", lie);
        (await HistoryAsync()).Problem!.ShouldContain("its subject is not the model");
    }

    [Fact]
    public async Task Many_at_once_are_all_recorded()
    {
        var models = await DeploymentSample.AddAsync(_sample, 8);
        await Task.WhenAll(models.Select(m => Task.Run(() => AppendAsync(DeploymentSample.Of(m)))));
        var history = await HistoryAsync();
        history.Problem.ShouldBeNull();
        history
            .Records.Select(r => r.Model.Digest)
            .ShouldBe(models.Select(m => m.Digest), ignoreOrder: true);
    }

    [Fact]
    public async Task A_model_that_the_store_lacks_cannot_be_recorded()
    {
        var models = await DeploymentSample.AddAsync(_sample, 1);
        var record = DeploymentSample.Of(models[0]) with
        {
            Model = new MovedModel(Digest.Of("nothing"), null),
        };
        (await Should.ThrowAsync<MlOpsException>(() => AppendAsync(record))).Message.ShouldContain(
            "The deployment to staging is not recorded: the store has no"
        );
    }

    [Fact]
    public async Task The_text_says_what_serves_and_who_deployed_what()
    {
        var models = await DeploymentSample.AddAsync(_sample, 3);
        var log = Log;
        await AppendAsync(DeploymentSample.Of(models[0]) with { Strategy = "replace" });
        _clock.Now = _clock.Now.AddHours(3);
        await AppendAsync(DeploymentSample.Of(models[1]));
        _clock.Now = _clock.Now.AddDays(1);
        await AppendAsync(
            DeploymentSample.Of(models[2], outcome: DeploymentOutcome.RolledBack) with
            {
                Who = "eve\u001b[31m",
            }
        );
        await AppendAsync(DeploymentSample.Of(models[2], DeploymentAction.Shadow));
        await AppendAsync(DeploymentSample.Of(models[0], DeploymentAction.Rollback));
        await AppendAsync(
            DeploymentSample.Of(models[0], outcome: DeploymentOutcome.Failed) with
            {
                Environment = "eu",
                Reason =
                    "the port 8080 of 127.0.0.1 is taken by the container web-1, which somebody started",
            }
        );
        var histories = new List<DeploymentHistory>();
        foreach (var environment in log.Environments())
        {
            histories.Add(await log.ReadAsync(environment, ModelSample.Token));
        }

        GoldenFile.ShouldMatch("deployments.txt", DeploymentsText.Render("telco-churn", histories));
        DeploymentsText
            .Render("telco-churn", [])
            .ShouldBe("telco-churn was not deployed yet: './build.sh Deploy' does it.\n");
        DeploymentsText.Render("telco-churn", histories, 2).ShouldContain("  and 3 before these\n");
    }

    private Task<DeploymentHistory> HistoryAsync() => Log.ReadAsync("staging", ModelSample.Token);

    private Task<DeploymentRecord> AppendAsync(DeploymentRecord record) =>
        Log.AppendAsync(record, ModelSample.Token);

    private Task TagAsync(string tag, DeploymentRecord record) =>
        _sample.Layout.TagAsync("telco-churn/" + tag, record.Manifest!, ModelSample.Token);

    private static IEnumerable<string> Versions(IEnumerable<DeploymentRecord> records) =>
        records.Select(r => r.Model.Version!.ToString());

    public void Dispose() => _sample.Dispose();
}
