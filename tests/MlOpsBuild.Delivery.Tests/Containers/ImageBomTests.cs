using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Shared;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Delivery.Tests.Containers;

public sealed class ImageBomTests
{
    private static readonly ImageBom s_bom = new()
    {
        Name = "mlops/telco-churn:1f3a5c7e9b1d",
        ImageId = Digest.Of("image"),
        BaseImage =
            "mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled@" + Digest.Of("base"),
        BaseId = Digest.Of("base id"),
        ProgramVersion = "0.1.0",
        ProgramDigest = Digest.Of("program"),
        Libraries =
        [
            new("MlOpsBuild.Scoring", "0.1.0", IsPackage: false, null),
            new("Microsoft.NETCore.App.Runtime.linux-x64", "10.0.2", IsPackage: true, "MIT"),
        ],
        Models = new Dictionary<string, Digest>(StringComparer.Ordinal)
        {
            ["telco-churn"] = Digest.Of("champion"),
            ["v1.2.0"] = Digest.Of("challenger"),
        },
    };

    [Fact]
    public void It_names_all_that_is_in_the_image() =>
        GoldenFile.Check(
            "Golden/image-bom.json",
            System.Text.Encoding.UTF8.GetString(
                CanonicalJson.ToIndented(JsonNode.Parse(s_bom.ToBytes()))
            )
        );

    [Fact]
    public void Equal_parts_have_equal_bytes() =>
        (s_bom with { Libraries = [.. s_bom.Libraries.Reverse()] })
            .ToBytes()
            .ShouldBe(s_bom.ToBytes());

    [Fact]
    public async Task It_is_valid_as_others_see_it()
    {
        var (folder, missing) = await NpmPackages.EnsureAsync(
            "cyclonedx-1",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["@cyclonedx/cyclonedx-library"] = "10.3.0",
                ["ajv"] = "8.20.0",
                ["ajv-formats"] = "3.0.1",
                ["ajv-formats-draft2019"] = "1.6.1",
            }
        );
        Assert.SkipWhen(folder is null, missing ?? "");
        (await ValidateAsync(folder!, s_bom.ToBytes())).ShouldBe("null\n");

        var broken = JsonNode.Parse(s_bom.ToBytes())!;
        broken["components"]![0]!["type"] = "image";
        (await ValidateAsync(folder!, CanonicalJson.ToBytes(broken))).ShouldContain(
            "/components/0/type"
        );
    }

    private static async Task<string> ValidateAsync(string folder, byte[] bom)
    {
        const string script = """
            const { Validation, Spec } = require('@cyclonedx/cyclonedx-library');
            const text = require('fs').readFileSync(0, 'utf8');
            new Validation.JsonStrictValidator(Spec.Version.v1dot6)
              .validate(text).then(e => console.log(JSON.stringify(e)));
            """;
        using var process = NpmPackages.Start("node", folder, ["-e", script]);
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(bom);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error);
        return output;
    }
}
