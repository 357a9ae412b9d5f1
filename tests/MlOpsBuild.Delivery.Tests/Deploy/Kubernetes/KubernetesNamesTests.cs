using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Kubernetes;

namespace MlOpsBuild.Delivery.Tests.Deploy.Kubernetes;

public sealed class KubernetesNamesTests
{
    [Fact]
    public void Names_are_plain_where_they_can_be() =>
        Name("telco-churn", "production").ShouldBe("mlops-telco-churn-production");

    [Fact]
    public void Long_names_are_cut_and_stay_apart()
    {
        var model = new string('m', 63);
        var names = new[] { "staging", "production", "production-2" }
            .Select(x => Name(model, x))
            .Append(Name(new string('m', 62), "mproduction"))
            .ToArray();
        names.Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        names.ShouldAllBe(x => KubernetesNames.IsLabel(x + "-api-keys"));
    }

    [Fact]
    public void KServe_gets_room_for_host_names()
    {
        var space = new string('n', 20);
        var name = KubernetesNames.Of(
            new string('m', 63),
            "production",
            KubernetesKind.InferenceService,
            space
        );
        KubernetesNames.IsLabel($"{name}-predictor-{space}").ShouldBeTrue();
    }

    [Theory]
    [InlineData("1.4.0", "1.4.0")]
    [InlineData("1.4.0+build 7", "1.4.0build7")]
    [InlineData("-x_", "x")]
    [InlineData("é", "")]
    public void Values_of_labels_have_what_they_may(string text, string value) =>
        KubernetesNames.LabelValue(text).ShouldBe(value);

    private static string Name(string model, string environment) =>
        KubernetesNames.Of(model, environment, KubernetesKind.Deployment, "default");
}
