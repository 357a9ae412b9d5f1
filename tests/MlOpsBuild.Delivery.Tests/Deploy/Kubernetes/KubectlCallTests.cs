using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Kubernetes;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Delivery.Tests.Deploy.Kubernetes;

/// <summary>With the real kubectl, and no cluster: what is wrong in a call it says before it asks one.</summary>
public sealed class KubectlCallTests : IAsyncLifetime
{
    private const string Refused = "The connection to the server 127.0.0.1:1 was refused";
    private readonly ClusterStandIn _cluster = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-kubectl-").FullName;
    private string _program = "";

    public async ValueTask InitializeAsync()
    {
        var kubectl = NpmPackages.FindProgram("kubectl");
        Assert.SkipWhen(kubectl is null, "kubectl is not installed");
        var config = Path.Combine(_folder, "config");
        await File.WriteAllTextAsync(
            config,
            """
            apiVersion: v1
            kind: Config
            current-context: here
            clusters:
            - name: nowhere
              cluster: { server: "http://127.0.0.1:1" }
            users:
            - name: nobody
              user: {}
            contexts:
            - name: here
              context: { cluster: nowhere, user: nobody }
            """,
            TestContext.Current.CancellationToken
        );
        _program = Path.Combine(_folder, "kubectl");
        await File.WriteAllTextAsync(
            _program,
            $"#!/bin/sh\nKUBECONFIG='{config}' exec '{kubectl}' \"$@\"\n",
            TestContext.Current.CancellationToken
        );
        ClusterStandIn.MakeExecutable(_program);
        await _cluster.AddImageAsync('b');
        await _cluster.AddImageAsync('c');
        await _cluster.AddImageAsync('0', "never");
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Each_call_is_one_that_it_knows()
    {
        foreach (var kind in Enum.GetValues<KubernetesKind>())
        {
            await _cluster.DeployAsync(Releases.Of(DeployStrategy.Canary, kind));
            await _cluster.DeployAsync(Releases.Of(DeployStrategy.Canary, kind, image: 'c'));
        }

        await _cluster.DeployAsync(Releases.Of(DeployStrategy.BlueGreen));
        await Should.ThrowAsync<MlOpsException>(() =>
            _cluster.DeployAsync(Releases.Of(image: '0'))
        );
        _cluster.AddSecret("other");
        await Should.ThrowAsync<UsageException>(() =>
            _cluster.DeployAsync(Releases.Of().WithEverything())
        );

        // One of each form: names and numbers tell nothing more.
        var calls = _cluster
            .Calls.Select(x => x[2..])
            .DistinctBy(x => $"{x[0]} {x[1].Split('/')[0]} {x.Length}")
            .ToList();
        calls
            .Select(x => x[0])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["apply", "delete", "get", "logs", "port-forward", "rollout"]);
        var kubectl = new Kubectl(_program, "here", "models");
        foreach (var call in calls)
        {
            var result = await kubectl.TryRunAsync(
                call,
                """{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Service","metadata":{"name":"x"}}]}""",
                TestContext.Current.CancellationToken
            );
            result.ExitCode.ShouldNotBe(0, string.Join(' ', call));
            var said = KubectlErrors.Line(result.Error);
            said.ShouldContain("127.0.0.1:1", Case.Sensitive, string.Join(' ', call));
            said.ShouldContain("refused", Case.Sensitive, string.Join(' ', call));
        }
    }

    [Fact]
    public async Task A_call_that_it_does_not_know_is_told_apart()
    {
        var kubectl = new Kubectl(_program, null, "models");
        var result = await kubectl.TryRunAsync(
            ["apply", "--server-sides", "--filename", "-"],
            "{}",
            TestContext.Current.CancellationToken
        );
        KubectlErrors.Line(result.Error).ShouldStartWith("unknown flag: --server-sides");
    }

    [Fact]
    public async Task No_cluster_is_one_line_with_what_to_do()
    {
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            new KubectlTarget(_cluster.Options() with { Program = _program }).DeployAsync(
                Releases.Of(),
                TestContext.Current.CancellationToken
            )
        );
        e.Message.ShouldBe(
            $"kubectl could not ask the cluster what serves now: {Refused} - did you specify the right host or port?. Is the cluster up, and the context the right one (kubectl config get-contexts, kubernetes.context in mlops.yaml)?"
        );
        e.ExitCode.ShouldBe(MlOpsExitCode.Broken);
        Directory.GetFiles(_cluster.Manifests).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_context_that_there_is_not_is_one_line()
    {
        var release = Releases.Of();
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            new KubectlTarget(_cluster.Options() with { Program = _program }).DeployAsync(
                release with
                {
                    Environment = release.Environment with
                    {
                        Kubernetes = release.Settings with { Context = "there" },
                    },
                },
                TestContext.Current.CancellationToken
            )
        );
        e.Message.ShouldContain("context \"there\" does not exist");
        e.Message.ShouldEndWith(
            " kubectl config get-contexts lists those that there are; kubernetes.context in mlops.yaml names one."
        );
    }
}
