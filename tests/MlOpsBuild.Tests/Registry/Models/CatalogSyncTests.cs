using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;
using MlOpsBuild.Tests.Registry.Remote;

namespace MlOpsBuild.Tests.Registry.Models;

/// <summary>Several stores share versions, moves and aliases through a registry.</summary>
public sealed class CatalogSyncTests(DockerRegistry registry)
    : IClassFixture<DockerRegistry>,
        IDisposable
{
    private readonly List<IDisposable> _open = [];
    private readonly StillClock _clock = new();

    [Fact]
    public async Task What_one_publishes_the_other_finds_without_layers()
    {
        DockerRegistry.Need();
        var (a, b) = (Machine("shared"), Machine("shared"));
        var model = await a.Sample.AddAsync(1);
        await ApproveAsync(a, model);
        await a.MoveAsync(model);

        var result = await b.Sync.PullAsync(false, ModelSample.Token);
        (result.Versions, result.Moves).ShouldBe((1, 1));
        b.Sample.Catalog.Find("production").ShouldBe(model);
        var manifest = await b.Sample.Layout.ReadManifestAsync(model.Digest, ModelSample.Token);
        b.Sample.Layout.Contains(manifest.Config.Digest).ShouldBeTrue();
        b.Sample.Layout.Contains(manifest.Layers[0].Digest).ShouldBeFalse();
        var history = await b.HistoryAsync();
        history.Problem.ShouldBeNull();
        history.Moves.Single().Who.ShouldBe("Ada");
        var facts = await ModelFactsReader.OpenAsync(b.Sample.Layout, ModelSample.Token);
        (await facts.ReadAsync(model, ModelSample.Token)).Approvals.Single().Who.ShouldBe("Bob");

        await b.Sync.PullLayersAsync(model, ModelSample.Token);
        b.Sample.Layout.Contains(manifest.Layers[0].Digest).ShouldBeTrue();
    }

    [Fact]
    public async Task Skopeo_and_other_clients_see_the_model_under_version_and_alias()
    {
        DockerRegistry.Need();
        var a = Machine("plain-tags");
        var model = await a.Sample.AddAsync(1);
        await a.MoveAsync(model);
        using var client = new RegistryClient(registry.At("plain-tags"), Remotes.Options());
        foreach (var tag in new[] { "v1.0.0", "production" })
        {
            (await client.ResolveAsync(tag, ModelSample.Token))!.Digest.ShouldBe(model.Digest);
        }

        var tags = new List<string>();
        await foreach (var tag in client.ListTagsAsync(2, ModelSample.Token))
        {
            tags.Add(tag);
        }

        tags.Where(t => !t.StartsWith("sha256-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["production", "production.1", "v1.0.0"]);
    }

    [Fact]
    public async Task When_nothing_changed_the_number_of_requests_does_not_grow_with_versions()
    {
        DockerRegistry.Need();
        var a = Machine("many");
        for (var i = 0; i < 12; i++)
        {
            await a.MoveAsync(await a.Sample.AddAsync(i));
        }

        var b = Machine("many");
        (await b.Sync.PullAsync(false, ModelSample.Token)).Versions.ShouldBe(12);
        b.Requests.Clear();
        var again = await b.Sync.PullAsync(false, ModelSample.Token);
        (again.Versions, again.Moves).ShouldBe((0, 0));
        b.Requests.Count.ShouldBe(3, string.Join('\n', b.Requests));
    }

    [Fact]
    public async Task Of_two_who_promote_at_once_the_one_that_is_overwritten_loses()
    {
        DockerRegistry.Need();
        var (a, b) = (Machine("race"), Machine("race"));
        var first = await a.Sample.AddAsync(1);
        await a.MoveAsync(first);
        await b.Sync.PullAsync(false, ModelSample.Token);
        var second = await a.Sample.AddAsync(2);
        var third = await b.Sample.Catalog.AddAsync(
            await b.Sample.PackAsync(3),
            SemanticVersion.Parse("v3.0.0"),
            VersionBump.Minor,
            ModelSample.Token
        );

        // B has looked and found no move 2; before its write arrives, A's does.
        var aHasWritten = new TaskCompletionSource();
        var bHasWritten = new TaskCompletionSource();
        var bWaits = new TaskCompletionSource();
        b.Before = async request =>
        {
            if (IsWrite(request, "production.2"))
            {
                bWaits.SetResult();
                await aHasWritten.Task;
            }
        };
        b.After = request =>
        {
            if (IsWrite(request, "production.2"))
            {
                bHasWritten.SetResult();
            }
        };
        a.After = request =>
        {
            if (IsWrite(request, "production.2"))
            {
                aHasWritten.SetResult();
                bHasWritten.Task.Wait(ModelSample.Token);
            }
        };
        var theirs = b.MoveAsync(third);
        await bWaits.Task;
        var error = await Should.ThrowAsync<UsageException>(() => a.MoveAsync(second));
        error.Message.ShouldContain("Somebody else moved production meanwhile: move 2");
        await theirs;

        // The loser's store is as it was, and takes over what the winner did.
        (await a.HistoryAsync()).Current.ShouldBe(first);
        await a.Sync.PullAsync(false, ModelSample.Token);
        (await a.HistoryAsync()).Problem.ShouldBeNull();
        (await a.HistoryAsync()).Current!.Digest.ShouldBe(third.Digest);
        a.After = null;
        (await a.MoveAsync(second)).Number.ShouldBe(3);
    }

    [Fact]
    public async Task Who_comes_second_is_told_before_anything_is_written()
    {
        DockerRegistry.Need();
        var (a, b) = (Machine("second"), Machine("second"));
        await a.MoveAsync(await a.Sample.AddAsync(1));
        var late = await b.Sample.Catalog.AddAsync(
            await b.Sample.PackAsync(2),
            SemanticVersion.Parse("v2.0.0"),
            VersionBump.Minor,
            ModelSample.Token
        );
        await Should.ThrowAsync<UsageException>(() => b.MoveAsync(late));
        b.Requests.ShouldNotContain(r =>
            r.StartsWith("PUT", StringComparison.Ordinal)
            && r.EndsWith("/production", StringComparison.Ordinal)
        );
        (await b.HistoryAsync()).LastNumber.ShouldBe(0);
    }

    [Fact]
    public async Task A_version_that_somebody_took_meanwhile_is_told_and_the_next_one_is_free()
    {
        DockerRegistry.Need();
        var (a, b) = (Machine("taken"), Machine("taken"));
        var theirs = await a.Sample.AddAsync(1);
        var ours = await b.Sample.AddAsync(2);
        await a.Sync.PublishAsync(theirs, ModelSample.Token);
        var error = await Should.ThrowAsync<UsageException>(() =>
            b.Sync.PublishAsync(ours, ModelSample.Token)
        );
        error.Message.ShouldContain("has v1.0.0 already with another model");
        var again = await b.Sample.Catalog.AddAsync(
            ours.Descriptor,
            null,
            VersionBump.Minor,
            ModelSample.Token
        );
        again.Version!.ToString().ShouldBe("v1.1.0");
        await b.Sync.PublishAsync(again, ModelSample.Token);
        await a.Sync.PullAsync(false, ModelSample.Token);
        a.Sample.Catalog.Versions().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Moves_made_without_the_registry_go_there_with_the_next_one()
    {
        DockerRegistry.Need();
        var a = Machine("later");
        var alone = new AliasMover(a.Sample.Catalog, null, _clock);
        for (var i = 0; i < 3; i++)
        {
            await alone.MoveAsync(
                await a.HistoryAsync(),
                MoveAction.Promote,
                await a.Sample.AddAsync(i),
                "Ada",
                "",
                ModelSample.Token
            );
        }

        await a.Sync.PullAsync(false, ModelSample.Token);
        (await a.HistoryAsync()).LastNumber.ShouldBe(3);
        await a.MoveAsync(await a.Sample.AddAsync(3));
        var b = Machine("later");
        await b.Sync.PullAsync(false, ModelSample.Token);
        (await b.HistoryAsync()).Problem.ShouldBeNull();
        (await b.HistoryAsync()).LastNumber.ShouldBe(4);
        b.Sample.Catalog.Versions().Count.ShouldBe(4);
    }

    [Fact]
    public async Task Histories_that_parted_are_told_and_the_registrys_can_be_taken()
    {
        DockerRegistry.Need();
        var (a, b) = (Machine("parted"), Machine("parted"));
        var ours = await b.Sample.AddAsync(2);
        await new AliasMover(b.Sample.Catalog, null, _clock).MoveAsync(
            await b.HistoryAsync(),
            MoveAction.Promote,
            ours,
            "Bob",
            "",
            ModelSample.Token
        );
        var theirs = await a.Sample.Catalog.AddAsync(
            await a.Sample.PackAsync(1),
            SemanticVersion.Parse("v2.0.0"),
            VersionBump.Minor,
            ModelSample.Token
        );
        await a.MoveAsync(theirs);
        var result = await b.Sync.PullAsync(false, ModelSample.Token);
        result.Parted["production"].ShouldContain("move 1 of production is");
        (await b.HistoryAsync()).Current.ShouldBe(ours);

        await b.Sync.PullAsync(true, ModelSample.Token);
        (await b.HistoryAsync()).Problem.ShouldBeNull();
        (await b.HistoryAsync()).Current.ShouldBe(theirs);
        b.Sample.Catalog.Find("v1.0.0").ShouldBe(ours);
    }

    [Fact]
    public async Task An_alias_that_others_moved_in_the_registry_is_seen_here()
    {
        DockerRegistry.Need();
        var a = Machine("hand");
        var first = await a.Sample.AddAsync(1);
        var second = await a.Sample.AddAsync(2);
        await a.MoveAsync(first);
        await a.MoveAsync(second);
        using var client = new RegistryClient(registry.At("hand"), Remotes.Options());
        await client.PutManifestAsync(
            await a.Sample.Layout.ReadAsync(first.Digest, ModelSample.Token),
            OciMediaTypes.Manifest,
            "production",
            ModelSample.Token
        );
        await a.Sync.PullAsync(false, ModelSample.Token);
        (await a.HistoryAsync()).Current.ShouldBe(first);
        (await a.HistoryAsync()).Problem!.ShouldContain("expected v1.1.0");
    }

    [Fact]
    public async Task What_a_crash_left_between_move_and_alias_anybody_can_finish()
    {
        DockerRegistry.Need();
        var (a, b) = (Machine("crash"), Machine("crash"));
        await a.MoveAsync(await a.Sample.AddAsync(1));
        var second = await a.Sample.AddAsync(2);
        a.Before = request =>
            IsWrite(request, "production")
                ? throw new InvalidOperationException("the power went")
                : Task.CompletedTask;
        await Should.ThrowAsync<InvalidOperationException>(() => a.MoveAsync(second));

        // Who began it knows that: a repetition is not another move.
        (await a.HistoryAsync()).LastNumber.ShouldBe(2);
        (await a.HistoryAsync()).IsUnfinished.ShouldBeTrue();

        await b.Sync.PullAsync(false, ModelSample.Token);
        var history = await b.HistoryAsync();
        history.IsUnfinished.ShouldBeTrue();
        await new AliasMover(b.Sample.Catalog, b.Sync, _clock).FinishAsync(
            history,
            second,
            ModelSample.Token
        );
        await a.Sync.PullAsync(false, ModelSample.Token);
        (await a.HistoryAsync()).Problem.ShouldBeNull();
        (await a.HistoryAsync()).Current.ShouldBe(second);
        (await b.HistoryAsync()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Whichever_write_is_interrupted_a_second_try_brings_it_to_its_end()
    {
        DockerRegistry.Need();
        for (var stop = 0; ; stop++)
        {
            var repository = string.Create(CultureInfo.InvariantCulture, $"stop-{stop}");
            var (a, b) = (Machine(repository), Machine(repository));
            await a.MoveAsync(await a.Sample.AddAsync(1));
            var second = await a.Sample.AddAsync(2);
            await ApproveAsync(a, second);
            var left = stop;
            a.Before = request =>
                request.Method != HttpMethod.Get && request.Method != HttpMethod.Head && left-- <= 0
                    ? throw new InvalidOperationException("the power went")
                    : Task.CompletedTask;
            var stopped = false;
            try
            {
                await a.MoveAsync(second);
            }
            catch (InvalidOperationException)
            {
                stopped = true;
            }

            a.Before = null;
            if (!stopped)
            {
                stop.ShouldBeGreaterThan(10);
                return;
            }

            // Others see the old model or the new one, whole; what is unfinished is told as that.
            await b.Sync.PullAsync(false, ModelSample.Token);
            var seen = await b.HistoryAsync();
            (seen.Problem is null || seen.IsUnfinished).ShouldBeTrue(seen.Problem);
            await b.Sync.PullLayersAsync(seen.Current!, ModelSample.Token);

            await a.Sync.PullAsync(false, ModelSample.Token);
            var history = await a.HistoryAsync();
            if (history.IsUnfinished)
            {
                await new AliasMover(a.Sample.Catalog, a.Sync, _clock).FinishAsync(
                    history,
                    second,
                    ModelSample.Token
                );
            }
            else if (history.Current != second)
            {
                await a.MoveAsync(second);
            }

            await b.Sync.PullAsync(false, ModelSample.Token);
            (await b.HistoryAsync()).Problem.ShouldBeNull();
            (await b.HistoryAsync()).Current.ShouldBe(second);
            (await b.HistoryAsync()).LastNumber.ShouldBe(2);
        }
    }

    [Fact]
    public async Task What_is_no_model_is_left_alone()
    {
        DockerRegistry.Need();
        using var client = new RegistryClient(registry.At("mixed"), Remotes.Options());
        await client.PutArtifactAsync("image", "v9.0.0");
        await client.PutArtifactAsync("latest", "latest");
        var a = Machine("mixed");
        (await a.Sync.PullAsync(false, ModelSample.Token)).Versions.ShouldBe(0);
        a.Sample.Catalog.Versions().ShouldBeEmpty();
        a.Sample.Catalog.Aliases().ShouldBeEmpty();
        (await Machine("nothing-here").Sync.PullAsync(false, ModelSample.Token)).Moves.ShouldBe(0);
    }

    [Fact]
    public async Task A_move_between_the_list_of_tags_and_the_look_at_the_alias_is_no_surprise()
    {
        DockerRegistry.Need();
        var (a, b) = (Machine("between"), Machine("between"));
        var models = new List<ModelVersion>();
        for (var i = 0; i < 3; i++)
        {
            models.Add(await a.Sample.AddAsync(i));
        }

        await a.MoveAsync(models[0]);
        var isFirst = true;
        b.Before = async request =>
        {
            if (
                isFirst
                && request.RequestUri!.AbsolutePath.EndsWith(
                    "/production",
                    StringComparison.Ordinal
                )
            )
            {
                isFirst = false;
                await a.MoveAsync(models[1]);
                await a.MoveAsync(models[2]);
            }
        };
        (await b.Sync.PullAsync(false, ModelSample.Token)).Moves.ShouldBe(3);
        isFirst.ShouldBeFalse();
        var history = await b.HistoryAsync();
        history.Problem.ShouldBeNull();
        history.Current!.Digest.ShouldBe(models[2].Digest);
        history.LastNumber.ShouldBe(3);
    }

    private static bool IsWrite(HttpRequestMessage request, string tag) =>
        request.Method == HttpMethod.Put
        && request.RequestUri!.AbsolutePath.EndsWith("/" + tag, StringComparison.Ordinal);

    private async Task ApproveAsync(Side side, ModelVersion model) =>
        await new Approval("Bob", _clock.Now, "production", "").AttachAsync(
            side.Sample.Layout,
            model.Descriptor,
            ModelSample.Name,
            null,
            ModelSample.Token
        );

    private Side Machine(string repository)
    {
        var side = new Side(registry.At(repository), _clock);
        _open.Add(side);
        return side;
    }

    public void Dispose() => _open.ForEach(o => o.Dispose());

    /// <summary>One machine with a store of its own.</summary>
    private sealed class Side : IDisposable
    {
        private readonly RegistryClient _client;
        private readonly TimeProvider _time;

        public Side(RegistryReference repository, TimeProvider time)
        {
            _time = time;
            _client = new RegistryClient(
                repository,
                Remotes.Options() with
                {
                    Handler = new Watch(this),
                }
            );
            Sync = new CatalogSync(Sample.Catalog, _client);
        }

        public ModelSample Sample { get; } = new();

        public CatalogSync Sync { get; }

        public List<string> Requests { get; } = [];

        public Func<HttpRequestMessage, Task>? Before { get; set; }

        public Action<HttpRequestMessage>? After { get; set; }

        public Task<AliasHistory> HistoryAsync() =>
            AliasHistory.ReadAsync(Sample.Catalog, "production", ModelSample.Token);

        public async Task<AliasMove> MoveAsync(ModelVersion to) =>
            await new AliasMover(Sample.Catalog, Sync, _time).MoveAsync(
                await HistoryAsync(),
                MoveAction.Promote,
                to,
                "Ada",
                "",
                ModelSample.Token
            );

        public void Dispose()
        {
            _client.Dispose();
            Sample.Dispose();
        }

        private sealed class Watch(Side side) : DelegatingHandler(new SocketsHttpHandler())
        {
            protected override async Task<HttpResponseMessage> SendAsync(
                HttpRequestMessage request,
                CancellationToken cancellationToken
            )
            {
                lock (side.Requests)
                {
                    side.Requests.Add($"{request.Method} {request.RequestUri!.AbsolutePath}");
                }

                if (side.Before is { } before)
                {
                    await before(request);
                }

                var response = await base.SendAsync(request, cancellationToken);
                side.After?.Invoke(request);
                return response;
            }
        }
    }
}
