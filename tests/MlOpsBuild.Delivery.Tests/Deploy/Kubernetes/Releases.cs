using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Kubernetes;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Tests.Deploy.Kubernetes;

/// <summary>Releases of tests.</summary>
internal static class Releases
{
    public static string Image(char digit) =>
        $"registry.example:5000/acme/churn@sha256:{new string(digit, 64)}";

    public static KubernetesRelease Of(
        DeployStrategy strategy = DeployStrategy.Replace,
        KubernetesKind kind = KubernetesKind.Deployment,
        int replicas = 2,
        char image = 'b'
    ) =>
        new()
        {
            Model = "telco-churn",
            Version = "1.4.0",
            ModelDigest = Digest.Parse("sha256:" + new string('a', 64)),
            Commit = "6dcb09b5b57875f334f61aebed695e2e4193db5e",
            Image = Image(image),
            Environment = new EnvironmentConfig
            {
                Name = "production",
                Target = DeployTarget.Kubernetes,
                Strategy = strategy,
                Replicas = replicas,
                ReadyWithin = TimeSpan.FromSeconds(20),
                Steps =
                [
                    new() { Weight = 10, Interval = TimeSpan.FromMinutes(1) },
                    new() { Weight = 50, Interval = TimeSpan.FromMinutes(2) },
                ],
                Kubernetes = new KubernetesConfig { Kind = kind, Namespace = "models" },
            },
        };

    public static KubernetesRelease WithEverything(this KubernetesRelease release) =>
        release with
        {
            ApiKeys = true,
            Log = new PredictionLogSettings(),
        };
}
