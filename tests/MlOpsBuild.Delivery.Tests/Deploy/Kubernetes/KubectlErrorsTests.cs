using MlOpsBuild.Delivery.Deploy.Kubernetes;

namespace MlOpsBuild.Delivery.Tests.Deploy.Kubernetes;

/// <summary>Texts that clusters and kubectl answer with.</summary>
public sealed class KubectlErrorsTests
{
    [Theory]
    [InlineData(
        """
            E1121 20:02:30.123456    1234 memcache.go:265] couldn't get current server API group list: Get "http://10.0.0.1/api": dial tcp 10.0.0.1:80: connect: connection refused
            The connection to the server 10.0.0.1 was refused - did you specify the right host or port?
            """,
        "The connection to the server 10.0.0.1 was refused - did you specify the right host or port?. Is the cluster up"
    )]
    [InlineData(
        """Error from server (Forbidden): deployments.apps is forbidden: User "ci" cannot list resource "deployments" in API group "apps" in the namespace "models" """,
        """deployments.apps is forbidden: User "ci" cannot list resource "deployments" in API group "apps" in the namespace "models". Give the account that kubectl uses a Role"""
    )]
    [InlineData(
        """Error from server (NotFound): namespaces "models" not found""",
        """namespaces "models" not found. Make the namespace: kubectl create namespace models"""
    )]
    [InlineData(
        """error: unable to recognize "STDIN": no matches for kind "InferenceService" in version "serving.kserve.io/v1beta1" """,
        "The cluster has no KServe"
    )]
    [InlineData(
        """error: the server doesn't have a resource type "inferenceservice" """,
        "The cluster has no KServe"
    )]
    [InlineData(
        "Error from server: failed to create typed patch object (models/x; apps/v1, Kind=Deployment): .spec.template.spec.containers[name=\"server\"].lifecycle.preStop.sleep: field not declared in schema",
        "The cluster is too old: the manifests need Kubernetes 1.30 or later."
    )]
    [InlineData("error: You must be logged in to the server (Unauthorized)", "log in again")]
    [InlineData("Warning: something old\nerror: it is bad\nerror: it is bad\n", ": it is bad.")]
    [InlineData("", ": it ended with exit code 7.")]
    public void One_line_says_what_and_what_to_do(string error, string said)
    {
        var message = KubectlErrors.Of("apply the manifests", error, 7, "models").Message;
        message.ShouldStartWith("kubectl could not apply the manifests: ");
        message.ShouldContain(said);
        message.ShouldNotContain('\n');
    }

    [Fact]
    public void What_it_quotes_commands_no_build_server() =>
        KubectlErrors
            .Of("x", "error: a\n::set-env name=b::c\u001b[31m", 1, "models")
            .Message.ShouldNotContain('\u001b');
}
