using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Kubernetes;

namespace MlOpsBuild.Delivery.Tests.Deploy.Kubernetes;

/// <summary>
/// Against a stand-in for kubectl and the cluster: what is called in which order, what gets requests when, and what happens
/// when something fails. That kubectl knows these calls is tested in KubectlCallTests, with the real one.
/// </summary>
public sealed class KubectlTargetTests : IAsyncLifetime
{
    private const string Name = "mlops-telco-churn-production";
    private readonly ClusterStandIn _cluster = new();

    public async ValueTask InitializeAsync()
    {
        await _cluster.AddImageAsync('b');
        await _cluster.AddImageAsync('c');
        await _cluster.AddImageAsync('d');
        await _cluster.AddImageAsync('0', "never");
        await _cluster.AddImageAsync('1', "crash");
        await _cluster.AddImageAsync('2', "pull");
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData(DeployStrategy.Replace, KubernetesKind.Deployment)]
    [InlineData(DeployStrategy.BlueGreen, KubernetesKind.Deployment)]
    [InlineData(DeployStrategy.Canary, KubernetesKind.Deployment)]
    [InlineData(DeployStrategy.Replace, KubernetesKind.InferenceService)]
    [InlineData(DeployStrategy.Canary, KubernetesKind.InferenceService)]
    public async Task One_release_after_the_other_serves_and_nothing_else_is_left(
        DeployStrategy strategy,
        KubernetesKind kind
    )
    {
        var pods = kind == KubernetesKind.Deployment ? 2 : 1;
        var first = await _cluster.DeployAsync(Releases.Of(strategy, kind));
        first.IsApplied.ShouldBeTrue();
        first.PreviousImage.ShouldBeNull();
        first.Address.ShouldBe(new Uri($"http://{Name}.models.svc"));
        _cluster.Running.ShouldBe([$"b x {pods}"]);

        foreach (var image in "cdb")
        {
            var before = _cluster.Running[0][0];
            var result = await _cluster.DeployAsync(Releases.Of(strategy, kind, image: image));
            result.PreviousImage.ShouldBe(Releases.Image(before));
            _cluster.Running.ShouldBe([$"{image} x {pods}"]);
        }

        var last = _cluster.Traffic[^1];
        last.ShouldBe("b");
        _cluster
            .Objects.Select(x => x.Key.Split('/')[0])
            .Order(StringComparer.Ordinal)
            .ShouldBe(
                kind == KubernetesKind.InferenceService
                    ? ["inferenceservice"]
                    : ["deployment", "horizontalpodautoscaler", "poddisruptionbudget", "service"]
            );
    }

    [Fact]
    public async Task Replaced_pods_are_proven()
    {
        await _cluster.DeployAsync(Releases.Of());
        await _cluster.DeployAsync(Releases.Of(image: 'c'));
        _cluster.Proven.ShouldBe(["b", "c"]);
        _cluster
            .Steps[^2..]
            .ShouldBe([
                $"pod/{Name}-0003: 40 golden rows answered as evaluated",
                "2 of 2 replaced",
            ]);
    }

    [Fact]
    public async Task Of_two_colours_one_alone_gets_requests_and_only_once_it_is_proven()
    {
        await _cluster.DeployAsync(Releases.Of(DeployStrategy.BlueGreen));
        _cluster.Objects.ShouldContainKey($"deployment/{Name}-blue");
        await _cluster.DeployAsync(Releases.Of(DeployStrategy.BlueGreen, image: 'c'));
        _cluster.Objects.ShouldContainKey($"deployment/{Name}-green");
        Autoscaled().ShouldBe($"{Name}-green");
        _cluster.Traffic.ShouldBe(["", "b", "c"]);
        // Each pod before, and the Service after the change.
        _cluster.Proven.ShouldBe(["b", "b", "c", "c"]);

        _cluster.Wrong.Add(Releases.Image('d'));
        await Should.ThrowAsync<MlOpsException>(() =>
            _cluster.DeployAsync(Releases.Of(DeployStrategy.BlueGreen, image: 'd'))
        );
        _cluster.Traffic.ShouldBe(["", "b", "c"]);
        _cluster.Running.ShouldBe(["c x 2"]);
    }

    [Fact]
    public async Task A_canary_gets_its_share_step_by_step()
    {
        _cluster.Metrics[Releases.Image('c')] = new([.. Figures(0, 100, 200, 300)]);
        await _cluster.DeployAsync(Canary());
        _cluster.Steps.ShouldContain(
            "there is nothing to share requests with: all go to the new pods"
        );
        _cluster.Steps.Clear();
        await _cluster.DeployAsync(Canary('c'));
        _cluster
            .Steps.Skip(1)
            .Select(x => x.Replace(Name, "NAME", StringComparison.Ordinal))
            .ShouldBe([
                "pod/NAME-canary-0003: 40 golden rows answered as evaluated",
                "step 1 of 2: 10 % asked for, 1 of 3 pods are new (33.3 % of the requests) for 20 s",
                "100 requests, 0 % failed, p99 1 ms",
                "100 requests, 0 % failed, p99 1 ms",
                "step 2 of 2: 50 % asked for, 2 of 4 pods are new (50 % of the requests) for 10 s",
                // 100 more of the one, and all 300 of the other, which is new.
                "400 requests, 0 % failed, p99 1 ms",
                "pod/NAME-0005: 40 golden rows answered as evaluated",
                "2 of 2 replaced",
            ]);
        _cluster.Traffic.ShouldBe(["", "b", "bc", "c"]);
        _cluster.Objects.ShouldNotContainKey($"deployment/{Name}-canary");
        _cluster.Clock.Delays.Sum(x => x.TotalSeconds).ShouldBe(30);
    }

    [Fact]
    public async Task A_canary_that_fails_its_conditions_is_taken_back()
    {
        await _cluster.DeployAsync(Canary());
        _cluster.Metrics[Releases.Image('c')] = new([Metrics(0, 0), Metrics(100, 5)]);
        var e = await Should.ThrowAsync<MlOpsException>(() => _cluster.DeployAsync(Canary('c')));
        e.Message.ShouldBe(
            "telco-churn 1.4.0 is not deployed to production: the new servers do not keep their conditions: of 105 requests 4.76 % failed, expected at most 1 %. "
                + $"What served before serves: {Releases.Image('b')}."
        );
        _cluster.Running.ShouldBe(["b x 2"]);
        _cluster.Objects.ShouldNotContainKey($"deployment/{Name}-canary");
    }

    [Fact]
    public async Task A_canary_that_begins_again_is_taken_back()
    {
        await _cluster.DeployAsync(Canary());
        _cluster.Restart('c', 1);
        var e = await Should.ThrowAsync<MlOpsException>(() => _cluster.DeployAsync(Canary('c')));
        e.Message.ShouldContain($"{Name}-canary-0003 ended and was started again. What served");
        _cluster.Running.ShouldBe(["b x 2"]);
    }

    [Fact]
    public async Task Without_figures_the_steps_are_taken_and_it_is_said_once()
    {
        await _cluster.DeployAsync(Canary());
        await _cluster.DeployAsync(Canary('c'));
        _cluster.Running.ShouldBe(["c x 2"]);
        _cluster
            .Warnings.Single()
            .ShouldBe(
                $"The figures of {Name}-canary-0003 cannot be read (/metrics answers 401): the steps only see that the new pods are ready and do not begin again."
            );
    }

    [Fact]
    public async Task Figures_are_read_with_a_key_where_they_need_one()
    {
        _cluster.Key = "secret-key";
        await _cluster.DeployAsync(Canary());
        _cluster.Metrics[Releases.Image('c')] = new([.. Figures(0, 100, 200, 300)]);
        await _cluster.DeployAsync(Canary('c'));
        _cluster.Steps.ShouldContain("100 requests, 0 % failed, p99 1 ms");
        _cluster.Warnings.ShouldBeEmpty();
        _cluster.Calls.SelectMany(x => x).ShouldNotContain("secret-key");
    }

    [Theory]
    [InlineData(2, 10, 4, 1)]
    [InlineData(9, 10, 10, 1)]
    [InlineData(18, 10, 20, 2)]
    [InlineData(4, 50, 8, 4)]
    [InlineData(4, 80, 100, 16)]
    [InlineData(4, 99, 8, 8)]
    [InlineData(4, 100, 8, 8)]
    [InlineData(1, 1, 4, 1)]
    public void Pods_make_the_share(int stable, int percent, int most, int pods) =>
        CanaryRollout.Pods(stable, percent, most).ShouldBe(pods);

    [Theory]
    [InlineData('0', "timed out waiting for the condition", "not ready")]
    [InlineData('1', "exceeded its progress deadline", "CrashLoopBackOff (back-off)")]
    [InlineData('2', "exceeded its progress deadline", "ImagePullBackOff (back-off)")]
    public async Task What_never_gets_ready_is_told_and_taken_back(
        char image,
        string said,
        string trouble
    )
    {
        foreach (
            var strategy in (DeployStrategy[])
                [DeployStrategy.Replace, DeployStrategy.BlueGreen, DeployStrategy.Canary]
        )
        {
            await _cluster.DeployAsync(Releases.Of(strategy));
            var objects = Shape();
            var e = await Should.ThrowAsync<MlOpsException>(() =>
                _cluster.DeployAsync(Releases.Of(strategy, image: image))
            );
            e.Message.ShouldStartWith(
                "telco-churn 1.4.0 is not deployed to production: kubectl could not see mlops-telco-churn-production"
            );
            e.Message.ShouldContain(said);
            e.Message.ShouldContain(trouble);
            e.Message.ShouldContain("its log ends with: ");
            e.Message.ShouldEndWith($"What served before serves: {Releases.Image('b')}.");
            e.Message.ShouldNotContain('\n');
            e.ExitCode.ShouldBe(MlOpsExitCode.Broken);
            _cluster.Running.ShouldBe(["b x 2"]);
            Shape().ShouldBe(objects);
        }

        _cluster.Traffic.ShouldBe(["", "b"]);
    }

    [Fact]
    public async Task A_first_release_that_fails_leaves_nothing()
    {
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            _cluster.DeployAsync(Releases.Of(image: '0'))
        );
        e.Message.ShouldEndWith(" Nothing served before, and what was made is deleted.");
        _cluster.Objects.ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_answers_than_evaluated_are_told_and_taken_back()
    {
        await _cluster.DeployAsync(Releases.Of());
        _cluster.Wrong.Add(Releases.Image('c'));
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            _cluster.DeployAsync(Releases.Of(image: 'c'))
        );
        e.Message.ShouldBe(
            $"telco-churn 1.4.0 is not deployed to production: pod/{Name}-0003 does not answer as the evaluated model: 3 of 40 golden rows differ. row 2: 0.25, expected 0.5. "
                + $"What served before serves: {Releases.Image('b')}."
        );
        _cluster.Running.ShouldBe(["b x 2"]);
    }

    [Fact]
    public async Task Load_that_needed_more_pods_still_gets_them()
    {
        await _cluster.DeployAsync(Releases.Of(replicas: 3));
        await _cluster.DeployAsync(Releases.Of(replicas: 2, image: 'c'));
        _cluster.Running.ShouldBe(["c x 3"]);
    }

    [Theory]
    [InlineData(DeployStrategy.Replace, DeployStrategy.BlueGreen)]
    [InlineData(DeployStrategy.BlueGreen, DeployStrategy.Replace)]
    [InlineData(DeployStrategy.BlueGreen, DeployStrategy.Canary)]
    [InlineData(DeployStrategy.Canary, DeployStrategy.BlueGreen)]
    public async Task A_change_of_strategy_leaves_no_gap(DeployStrategy from, DeployStrategy to)
    {
        await _cluster.DeployAsync(Releases.Of(from));
        await _cluster.DeployAsync(Releases.Of(to, image: 'c'));
        _cluster.Running.ShouldBe(["c x 2"]);
        _cluster.Traffic[1].ShouldBe("b");
        // Once something got requests, something always did.
        _cluster.Traffic.Skip(1).ShouldAllBe(x => x.Length > 0);
    }

    [Fact]
    public async Task A_change_of_strategy_that_fails_leads_back()
    {
        await _cluster.DeployAsync(Releases.Of(DeployStrategy.BlueGreen));
        var objects = Shape();
        await Should.ThrowAsync<MlOpsException>(() =>
            _cluster.DeployAsync(Releases.Of(image: '1'))
        );
        Shape().ShouldBe(objects);
        _cluster.Traffic.ShouldBe(["", "b"]);
    }

    [Fact]
    public async Task Going_back_that_fails_is_told_with_where_to_look()
    {
        await _cluster.DeployAsync(Releases.Of());
        _cluster.Fail("rollout status", "error: timed out waiting for the condition");
        _cluster.Fail(
            "rollout status",
            "The connection to the server 10.0.0.1:6443 was refused - did you specify the right host or port?",
            always: true
        );
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            _cluster.DeployAsync(Releases.Of(image: 'c'))
        );
        e.Message.ShouldContain(
            " Going back failed too: kubectl could not see mlops-telco-churn-production get ready: The connection to the server 10.0.0.1:6443 was refused"
        );
        e.Message.ShouldEndWith(
            $"See what there is: kubectl --namespace models get deployments,services,pods --selector app.kubernetes.io/instance={Name}"
        );
    }

    [Fact]
    public async Task Being_stopped_leads_back()
    {
        await _cluster.DeployAsync(Releases.Of());
        using var source = new CancellationTokenSource();
        var options = _cluster.Options() with
        {
            Prove = async (_, token) =>
            {
                await source.CancelAsync();
                token.ThrowIfCancellationRequested();
                throw new InvalidOperationException();
            },
        };
        await Should.ThrowAsync<OperationCanceledException>(() =>
            new KubectlTarget(options).DeployAsync(Releases.Of(image: 'c'), source.Token)
        );
        _cluster.Running.ShouldBe(["b x 2"]);
        _cluster.Warnings.ShouldBe([$"What served before serves: {Releases.Image('b')}."]);
    }

    [Fact]
    public async Task An_InferenceService_gives_nothing_to_what_is_not_proven()
    {
        var kind = KubernetesKind.InferenceService;
        await _cluster.DeployAsync(Releases.Of(kind: kind));
        _cluster.Wrong.Add(Releases.Image('c'));
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            _cluster.DeployAsync(Releases.Of(kind: kind, image: 'c'))
        );
        e.Message.ShouldEndWith($"What served before serves: {Releases.Image('b')}.");
        _cluster.Traffic.ShouldBe(["b"]);

        e = await Should.ThrowAsync<MlOpsException>(() =>
            _cluster.DeployAsync(Releases.Of(kind: kind, image: '0'))
        );
        e.Message.ShouldContain("is not ready after 140 s: Revision is missing.");
        _cluster.Traffic.ShouldBe(["b"]);
    }

    [Fact]
    public async Task An_InferenceService_takes_the_steps_by_KServes_shares()
    {
        var release = Canary();
        release = release with
        {
            Environment = release.Environment with
            {
                Kubernetes = release.Settings with { Kind = KubernetesKind.InferenceService },
            },
        };
        await _cluster.DeployAsync(release);
        _cluster.Metrics[Releases.Image('c')] = new([.. Figures(0, 100, 200, 300)]);
        await _cluster.DeployAsync(release with { Image = Releases.Image('c') });
        _cluster.Steps.ShouldContain(
            "step 2 of 2: 50 % of the requests go to the new revision for 10 s"
        );
        _cluster.Traffic.ShouldBe(["b", "bc", "c"]);

        _cluster.MakeRaw();
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            _cluster.DeployAsync(release with { Image = Releases.Image('d') })
        );
        e.Message.ShouldContain("It can only in its mode Serverless (Knative)");
    }

    [Fact]
    public async Task Keys_must_be_there()
    {
        var release = Releases.Of().WithEverything();
        var e = await Should.ThrowAsync<UsageException>(() => _cluster.DeployAsync(release));
        e.Message.ShouldBe(
            $"serve.apiKeys is on, and the namespace models has no Secret {Name}-api-keys. Write the keys, comma-separated, into a file and run: kubectl --namespace models create secret generic {Name}-api-keys --from-file=keys=FILE"
        );
        _cluster.AddSecret($"{Name}-api-keys");
        (await _cluster.DeployAsync(release)).IsApplied.ShouldBeTrue();
    }

    [Fact]
    public async Task Another_model_of_the_same_name_is_not_touched()
    {
        await _cluster.DeployAsync(Releases.Of());
        var other = Releases.Of(image: 'c');
        var e = await Should.ThrowAsync<UsageException>(() =>
            _cluster.DeployAsync(
                other with
                {
                    Model = "telco",
                    Environment = other.Environment with { Name = "churn-production" },
                }
            )
        );
        e.Message.ShouldContain(
            "is of another model or environment (org.mlopsbuild.model-name: telco-churn, here telco)"
        );
        _cluster.Running.ShouldBe(["b x 2"]);
    }

    [Fact]
    public async Task Manifests_can_be_had_alone()
    {
        var result = await new KubectlTarget(
            _cluster.Options() with
            {
                RenderOnly = true,
                Program = "/nowhere/kubectl",
            }
        ).DeployAsync(Releases.Of(), TestContext.Current.CancellationToken);
        result.IsApplied.ShouldBeFalse();
        result
            .Files.Select(Path.GetFileName)
            .ShouldBe([
                $"deployment-{Name}.yaml",
                $"service-{Name}.yaml",
                $"horizontalpodautoscaler-{Name}.yaml",
                $"poddisruptionbudget-{Name}.yaml",
            ]);
        result.Files.ShouldAllBe(x => File.Exists(x));

        // Those of an earlier release go.
        await new KubectlTarget(_cluster.Options() with { RenderOnly = true }).DeployAsync(
            Releases.Of(replicas: 1),
            TestContext.Current.CancellationToken
        );
        Directory.GetFiles(_cluster.Manifests).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Calls_name_the_context_and_the_namespace()
    {
        var release = Releases.Of();
        await _cluster.DeployAsync(
            release with
            {
                Environment = release.Environment with
                {
                    Kubernetes = release.Settings with { Context = "prod-eu" },
                },
            }
        );
        _cluster.Calls.ShouldAllBe(x =>
            x[0] == "--context" && x[1] == "prod-eu" && x[2] == "--namespace" && x[3] == "models"
        );
    }

    private string Autoscaled() =>
        (string)
            _cluster.Objects[$"horizontalpodautoscaler/{Name}"]!["spec"]!["scaleTargetRef"]![
                "name"
            ]!;

    /// <summary>All objects without what the cluster counts.</summary>
    private List<string> Shape() =>
        [
            .. _cluster.Objects.Select(x =>
                $"{x.Key} {x.Value!["spec"]!.ToJsonString()} {x.Value["metadata"]!["labels"]!.ToJsonString()}"
            ),
        ];

    private static KubernetesRelease Canary(char image = 'b')
    {
        var release = Releases.Of(DeployStrategy.Canary, image: image);
        return release with
        {
            Environment = release.Environment with
            {
                Steps =
                [
                    new() { Weight = 10, Interval = TimeSpan.FromSeconds(20) },
                    new() { Weight = 50, Interval = TimeSpan.FromSeconds(10) },
                ],
            },
        };
    }

    private static IEnumerable<string> Figures(params int[] requests) =>
        requests.Select(x => Metrics(x, 0));

    private static string Metrics(int good, int bad) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            # TYPE mlops_serve_requests counter
            mlops_serve_requests_total{operation="predict",model="telco-churn",status="200"} {{good}}
            mlops_serve_requests_total{operation="predict",model="telco-churn",status="500"} {{bad}}
            mlops_serve_requests_total{operation="live",model="",status="200"} 7777
            mlops_serve_request_duration_seconds_bucket{operation="predict",model="telco-churn",le="0.0005"} 0
            mlops_serve_request_duration_seconds_bucket{operation="predict",model="telco-churn",le="0.001"} {{good
                + bad}}
            mlops_serve_request_duration_seconds_bucket{operation="predict",model="telco-churn",le="+Inf"} {{good
                + bad}}

            """
        );
}
