using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Kubernetes;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Delivery.Tests.Deploy.Kubernetes;

public sealed class ManifestRendererTests(KubernetesSchemas schemas)
    : IClassFixture<KubernetesSchemas>
{
    private static Dictionary<string, IReadOnlyList<Manifest>> Cases() =>
        new(StringComparer.Ordinal)
        {
            ["replace"] = ManifestRenderer.Render(Releases.Of()),
            ["one-replica"] = ManifestRenderer.Render(
                Releases.Of(replicas: 1) with
                {
                    Version = "",
                }
            ),
            ["keys-and-log"] = ManifestRenderer.Render(Releases.Of().WithEverything()),
            ["blue-green"] = ManifestRenderer.Render(Releases.Of(DeployStrategy.BlueGreen)),
            ["canary"] =
            [
                .. ManifestRenderer.Render(Releases.Of(DeployStrategy.Canary)),
                DeploymentManifest.Of(Releases.Of(DeployStrategy.Canary), Track.Canary, 1),
            ],
            ["inference-service"] = ManifestRenderer.Render(
                Releases.Of(kind: KubernetesKind.InferenceService)
            ),
            ["inference-service-canary"] =
            [
                InferenceServiceManifest.Of(
                    Releases
                        .Of(DeployStrategy.Canary, KubernetesKind.InferenceService)
                        .WithEverything(),
                    10
                ),
            ],
        };

    public static TheoryData<string> Names() => [.. Cases().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void People_have_reviewed_it(string name) =>
        GoldenFile.Check($"Golden/{name}.yaml", Text(Cases()[name]));

    [Fact]
    public async Task It_is_what_the_OpenAPI_of_Kubernetes_describes()
    {
        var found = await schemas.FindAsync(
            Cases().SelectMany(x => x.Value.Select(m => ($"{x.Key}/{m.FileName}", m.ToYaml())))
        );
        found.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_broken_one_is_found()
    {
        (string Kind, string What, string Broken, string Found)[] cases =
        [
            ("Deployment", "    spec:\n", "    spec:\n      dnsPolice: None\n", "dnsPolice"),
            ("Deployment", "replicas: 2", "replicas: two", "replicas"),
            ("Deployment", "failureThreshold: 20", "failureTreshold: 20", "failureTreshold"),
            ("Deployment", "  selector:\n    match", "  selecter:\n    match", "selector"),
            ("Service", "protocol: TCP", "protocol: HTTP", "protocol"),
            ("Service", "targetPort: http", "targetport: http", "targetport"),
            ("HorizontalPodAutoscaler", "maxReplicas: 4", "maximum: 4", "maxReplicas"),
            ("HorizontalPodAutoscaler", "autoscaling/v2", "autoscaling/v3", "autoscaling/v3"),
            ("PodDisruptionBudget", "maxUnavailable: 1", "maxUnavailable: [1]", "maxUnavailable"),
            ("InferenceService", "scaleTarget: 70", "scaleTargets: 70", "scaleTargets"),
            ("InferenceService", "runAsUser: 10001", "runAsUser: root", "runAsUser"),
        ];
        var found = await schemas.FindAsync(
            cases.Select(
                (x, i) =>
                {
                    var yaml = Cases()
                        .Values.SelectMany(m => m)
                        .First(m => m.Kind == x.Kind)
                        .ToYaml();
                    yaml.ShouldContain(x.What);
                    return ($"case {i}", yaml.Replace(x.What, x.Broken, StringComparison.Ordinal));
                }
            )
        );
        for (var i = 0; i < cases.Length; i++)
        {
            string.Join(
                    '\n',
                    found.Where(x => x.StartsWith($"case {i}: ", StringComparison.Ordinal))
                )
                .ShouldContain(cases[i].Found, Case.Sensitive, cases[i].Broken);
        }
    }

    [Fact]
    public void No_release_of_a_model_changes_what_can_never_be_changed()
    {
        var next = Releases.Of(DeployStrategy.Canary, image: 'c').WithEverything() with
        {
            Version = "2.0.0",
            ModelDigest = Digest.Of("other"),
            Commit = "",
        };
        Selector(ManifestRenderer.Render(next)[0])
            .ShouldBe(Selector(ManifestRenderer.Render(Releases.Of())[0]));

        static string Selector(Manifest x) => x.Content["spec"]!["selector"]!.ToJsonString();
    }

    [Theory]
    [InlineData(DeployStrategy.Shadow, KubernetesKind.Deployment)]
    [InlineData(DeployStrategy.Shadow, KubernetesKind.InferenceService)]
    public void Shadow_is_refused(DeployStrategy strategy, KubernetesKind kind) =>
        Refused(Releases.Of(strategy, kind))
            .ShouldBe(
                "deploy.environments.production has strategy: shadow, which a Service of Kubernetes cannot do: it copies no requests. Use target: docker, or serve the new version beside this one with serve.models and shadow: true."
            );

    [Fact]
    public void Colours_of_an_InferenceService_are_refused() =>
        Refused(Releases.Of(DeployStrategy.BlueGreen, KubernetesKind.InferenceService))
            .ShouldBe(
                "deploy.environments.production has strategy: blue-green, which an InferenceService has no two colours for. Use strategy: replace, in which KServe moves all requests at once when the new revision is ready, or canary."
            );

    [Theory]
    [InlineData("mlops/churn:latest")]
    [InlineData("registry.example/churn@sha256:abc")]
    [InlineData("")]
    [InlineData("--help")]
    public void An_image_without_digest_is_refused(string image) =>
        Refused(Releases.Of() with { Image = image })
            .ShouldBe(
                $"A cluster needs an image that a registry has by digest, registry/repository@sha256:..., and this is '{image}'. Set container.image (or registry) in mlops.yaml and run Containerize, which pushes it."
            );

    [Fact]
    public void Settings_that_cannot_be_are_refused()
    {
        Settings(x => x with { MaxReplicas = 1 })
            .ShouldBe(
                "deploy.environments.production has replicas: 2 and kubernetes.maxReplicas: 1, expected no fewer. Raise maxReplicas."
            );
        Settings(x => x with { Namespace = "Models_1" }).ShouldContain("expected at most 63");
        Settings(x => x with { Cpu = "fast" })
            .ShouldBe(
                "deploy.environments.production.kubernetes.cpu is 'fast', expected a quantity as Kubernetes writes it, such as 100m."
            );
        Settings(x => x with { Memory = "128 MB" }).ShouldContain("such as 128Mi");
        Settings(x => x with { Context = "--token=x" })
            .ShouldContain("kubectl config get-contexts");
    }

    [Theory]
    [InlineData("100m")]
    [InlineData("0.5")]
    [InlineData("1")]
    [InlineData("1e3")]
    public void Quantities_are_those_of_Kubernetes(string cpu) =>
        ManifestRenderer
            .Render(With(x => x with { Cpu = cpu }))[0]
            .ToYaml()
            .ShouldContain($"cpu: \"{cpu}\"\n");

    private static KubernetesRelease With(Func<KubernetesConfig, KubernetesConfig> change)
    {
        var release = Releases.Of();
        return release with
        {
            Environment = release.Environment with { Kubernetes = change(release.Settings) },
        };
    }

    private static string Settings(Func<KubernetesConfig, KubernetesConfig> change) =>
        Refused(With(change));

    private static string Refused(KubernetesRelease release) =>
        Should.Throw<UsageException>(() => ManifestRenderer.Render(release)).Message;

    private static string Text(IEnumerable<Manifest> manifests) =>
        string.Join("---\n", manifests.Select(x => x.ToYaml()));
}
