using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Delivery.Tests.Containers;

public sealed class DockerfileTests
{
    [Fact]
    public void It_reads_well() =>
        GoldenFile.Check(
            "Golden/Dockerfile",
            Dockerfile.Render(
                "mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled",
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [ImageLabels.Title] = "telco-churn",
                    [ImageLabels.ModelName] = "telco-churn",
                    [ImageLabels.ModelDigest] = "sha256:" + new string('a', 64),
                    [ImageLabels.Version] = "",
                }
            )
        );

    [Theory]
    [InlineData("a \"quoted\" $HOME \\ text", "\"a \\\"quoted\\\" \\$HOME \\\\ text\"")]
    [InlineData("two\nlines\nRUN rm -rf /", "\"two lines RUN rm -rf /\"")]
    public void A_label_stays_a_label(string value, string written) =>
        Dockerfile
            .Render(
                "base",
                new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = value }
            )
            .ShouldEndWith($"LABEL a={written}\n");
}
