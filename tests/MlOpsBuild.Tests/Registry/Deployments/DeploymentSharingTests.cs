using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;
using MlOpsBuild.Tests.Registry.Models;
using MlOpsBuild.Tests.Registry.Remote;

namespace MlOpsBuild.Tests.Registry.Deployments;

/// <summary>Several machines share the deployments through a registry, also when it was not there for a while.</summary>
public sealed class DeploymentSharingTests(DockerRegistry registry)
    : IClassFixture<DockerRegistry>,
        IDisposable
{
    private readonly List<Machine> _open = [];
    private readonly StillClock _clock = new();

    [Fact]
    public async Task What_one_deploys_the_other_finds()
    {
        DockerRegistry.Need();
        var (a, b) = (Open("found"), Open("found"));
        var models = await DeploymentSample.AddAsync(a.Sample, 2);
        await a.AppendAsync(DeploymentSample.Of(models[0]));
        await a.AppendAsync(DeploymentSample.Of(models[1]));
        var history = await b.HistoryAsync();
        history.Problem.ShouldBeNull();
        history.Serving!.Model.Version.ShouldBe(models[1].Version);
        history.Records.Count.ShouldBe(2);
        b.Warnings.ShouldBeEmpty();

        // The second one's go on from there, and versions come with the catalog.
        (await b.Sync.PullAsync(false, ModelSample.Token)).Versions.ShouldBe(2);
        await b.AppendAsync(DeploymentSample.Of(models[0], DeploymentAction.Rollback));
        history = await a.HistoryAsync();
        history.Records.Select(r => r.Number).ShouldBe([1, 2, 3]);
        history.Problem.ShouldBeNull();
        history.Serving!.Model.Version.ShouldBe(models[0].Version);
    }

    [Fact]
    public async Task Deployments_do_not_come_with_what_is_attached_to_a_model()
    {
        DockerRegistry.Need();
        var (a, b) = (Open("attached"), Open("attached"));
        var models = await DeploymentSample.AddAsync(a.Sample, 1);
        await a.AppendAsync(DeploymentSample.Of(models[0]));
        await b.Sync.PullAsync(false, ModelSample.Token);
        (await b.Sample.Layout.ReferrersAsync(models[0].Digest, ModelSample.Token)).ShouldBeEmpty();
        (await b.HistoryAsync()).Records.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_registry_missed_it_is_told_with_the_next_deployment()
    {
        DockerRegistry.Need();
        var (a, b) = (Open("missed"), Open("missed"));
        var models = await DeploymentSample.AddAsync(a.Sample, 3);
        a.IsDown = true;
        await a.AppendAsync(DeploymentSample.Of(models[0]));
        await a.AppendAsync(DeploymentSample.Of(models[1]));
        a.Warnings.ShouldContain(w =>
            w.EndsWith(
                "What is known of the deployments to staging is what this machine has.",
                StringComparison.Ordinal
            )
        );
        (await b.HistoryAsync()).Records.ShouldBeEmpty();

        a.IsDown = false;
        await a.AppendAsync(DeploymentSample.Of(models[2]));
        var history = await b.HistoryAsync();
        history.Records.Select(r => r.Model.Digest).ShouldBe(models.Select(m => m.Digest));
        history.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_machines_that_parted_both_are_kept()
    {
        DockerRegistry.Need();
        var (a, b) = (Open("parted"), Open("parted"));
        var models = await DeploymentSample.AddAsync(a.Sample, 3);
        await a.AppendAsync(DeploymentSample.Of(models[0]));
        await b.Sync.PullAsync(false, ModelSample.Token);
        await b.HistoryAsync();
        foreach (var model in models.Skip(1))
        {
            await b.Sample.AddAsync(models.IndexOf(model));
        }

        b.IsDown = true;
        await b.AppendAsync(DeploymentSample.Of(models[1]));
        await a.AppendAsync(DeploymentSample.Of(models[2]));
        b.IsDown = false;
        var third = await b.AppendAsync(DeploymentSample.Of(models[0], DeploymentAction.Rollback));
        third.Number.ShouldBe(4);
        foreach (var history in new[] { await a.HistoryAsync(), await b.HistoryAsync() })
        {
            history.Problem.ShouldBeNull();
            history
                .Records.Select(r => r.Model.Digest)
                .ShouldBe([models[0].Digest, models[2].Digest, models[1].Digest, models[0].Digest]);
            history.Records.Select(r => r.Number).ShouldBe([1, 2, 3, 4]);
        }
    }

    [Fact]
    public async Task Two_at_the_same_moment_are_both_recorded()
    {
        DockerRegistry.Need();
        var (a, b) = (Open("race"), Open("race"));
        var models = await DeploymentSample.AddAsync(a.Sample, 2);
        await b.Sample.AddAsync(0);
        await b.Sample.AddAsync(1);

        // The other one's record gets there when this one has seen that there is none.
        a.Before = async request =>
        {
            if (
                request.RequestUri!.AbsolutePath.EndsWith(
                    "/deploy.staging.1",
                    StringComparison.Ordinal
                )
            )
            {
                a.Before = null;
                await b.AppendAsync(DeploymentSample.Of(models[1]));
            }
        };
        var own = await a.AppendAsync(DeploymentSample.Of(models[0]));
        own.Number.ShouldBe(2);
        foreach (var history in new[] { await a.HistoryAsync(), await b.HistoryAsync() })
        {
            history.Problem.ShouldBeNull();
            history
                .Records.Select(r => r.Model.Digest)
                .ShouldBe([models[1].Digest, models[0].Digest]);
        }
    }

    private Machine Open(string repository)
    {
        var machine = new Machine(registry.At("deployments/" + repository), _clock);
        _open.Add(machine);
        return machine;
    }

    public void Dispose() => _open.ForEach(o => o.Dispose());

    /// <summary>One machine with a store of its own, and a registry that may be down for it.</summary>
    private sealed class Machine : IDisposable
    {
        private readonly RegistryClient _client;
        private readonly DeploymentLog _log;

        public Machine(RegistryReference repository, TimeProvider time)
        {
            _client = new RegistryClient(
                repository,
                Remotes.Options() with
                {
                    Handler = new Watch(this),
                }
            );
            Sync = new CatalogSync(Sample.Catalog, _client);
            _log = new DeploymentLog(Sample.Catalog, Sync, time, Warnings.Add);
        }

        public ModelSample Sample { get; } = new();

        public CatalogSync Sync { get; }

        public List<string> Warnings { get; } = [];

        public bool IsDown { get; set; }

        public Func<HttpRequestMessage, Task>? Before { get; set; }

        public Task<DeploymentHistory> HistoryAsync() =>
            _log.ReadAsync("staging", ModelSample.Token);

        public Task<DeploymentRecord> AppendAsync(DeploymentRecord record) =>
            _log.AppendAsync(record, ModelSample.Token);

        public void Dispose()
        {
            _client.Dispose();
            Sample.Dispose();
        }

        private sealed class Watch(Machine machine) : DelegatingHandler(new SocketsHttpHandler())
        {
            protected override async Task<HttpResponseMessage> SendAsync(
                HttpRequestMessage request,
                CancellationToken cancellationToken
            )
            {
                if (machine.IsDown)
                {
                    throw new HttpRequestException("Connection refused");
                }

                if (machine.Before is { } before)
                {
                    await before(request);
                }

                return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
