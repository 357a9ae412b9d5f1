using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Tests.Pipelines;

namespace MlOpsBuild.Tests.Registry.ModelPack;

public sealed class ModelPackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task ManifestAndConfigAreTheSpecifications()
    {
        var model = await ModelFixture.BuildAsync(_folder);
        var package = await ModelPackage.ReadAsync(_folder.Layout, model.Digest, default);

        model.ArtifactType.ShouldBe("application/vnd.cncf.model.manifest.v1+json");
        GoldenFile.ShouldMatch("model-manifest.json", Indented(package.Manifest.ToBytes()));
        GoldenFile.ShouldMatch("model-config.json", Indented(package.Config.ToBytes()));
    }

    [Fact]
    public async Task TheConfigComesBack()
    {
        var model = await ModelFixture.BuildAsync(_folder);
        var config = (await ModelPackage.ReadAsync(_folder.Layout, model.Digest, default)).Config;

        ModelPackConfig.Parse(config.ToBytes()).ToBytes().ShouldBe(config.ToBytes());
        config.Config.ShouldBe(ModelFixture.Technicals);
        config.Descriptor.CreatedAt.ShouldBe(ModelFixture.Descriptor.CreatedAt);
        config.Descriptor.Licenses.ShouldBe(["MIT"]);
        new ModelPackConfig { DiffIds = [] }
            .ToBytes()
            .ShouldBe(
                """{"config":{},"descriptor":{},"modelfs":{"diffIds":[],"type":"layers"}}"""u8.ToArray()
            );
    }

    [Fact]
    public async Task TheDigestDependsOnTheModelAlone()
    {
        var expected = (await ModelFixture.BuildAsync(_folder)).Digest;
        var culture = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "~";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.DateTimeFormat.TimeSeparator = ".";
        odd.DateTimeFormat.DateSeparator = "_";
        try
        {
            CultureInfo.CurrentCulture = odd;
            (
                await ModelFixture.BuildAsync(_folder, "elsewhere/deep", "other", reversed: true)
            ).Digest.ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    // The zone is the process's: what is written is in UTC whatever offset the moment has.
    [Theory]
    [InlineData(-11)]
    [InlineData(0)]
    [InlineData(14)]
    public void TheTimeZoneDoesNotMatter(int hours) =>
        new ModelPackConfig
        {
            Descriptor = ModelFixture.Descriptor with
            {
                CreatedAt = ModelFixture.Descriptor.CreatedAt!.Value.ToOffset(
                    TimeSpan.FromHours(hours)
                ),
            },
            DiffIds = [],
        }
            .ToBytes()
            .ShouldBe(
                new ModelPackConfig { Descriptor = ModelFixture.Descriptor, DiffIds = [] }.ToBytes()
            );

    [Fact]
    public async Task SkopeoReadsTheManifest()
    {
        Assert.SkipUnless(Skopeo.IsThere, "skopeo is not installed");
        var model = await ModelFixture.BuildAsync(_folder);
        await _folder.Layout.TagAsync("churn", model, default);

        var bytes = await Skopeo.RunAsync("inspect", "--raw", $"oci:{_folder.At("store")}:churn");

        Digest.Of(bytes).ShouldBe(model.Digest);
        JsonNode.Parse(bytes)!["layers"]!.AsArray().Count.ShouldBe(5);
    }

    [Fact]
    public async Task LayersHaveTheirSha256Sum()
    {
        Judge.SkipUnless("sha256sum");
        var model = await ModelFixture.BuildAsync(_folder);
        foreach (
            var layer in (await _folder.Layout.ReadManifestAsync(model.Digest, default)).Layers
        )
        {
            var (_, output) = await Judge.RunAsync(
                "sha256sum",
                _folder.Layout.PathOf(layer.Digest)
            );
            output.ShouldStartWith(layer.Digest.Hex + " ");
        }
    }

    [Fact]
    public async Task FilesComeBack()
    {
        var package = await ReadAsync();

        var files = await package.ExtractAsync(_folder.At("out"), null, null, default);

        files
            .Select(f => f.Path)
            .ShouldBe([
                "model/trees.bin",
                "model/model.json",
                "README.md",
                "score.sh",
                "data/train.csv",
            ]);
        files[2]
            .ShouldBe(new ModelPackFile(ModelFileKind.Doc, "README.md", Digest.Of("# Churn\n"), 8));
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder.At("out"), file.Path));
            Digest.Of(bytes).ShouldBe(file.Digest);
        }

        await package.ExtractAsync(
            _folder.At("some"),
            new HashSet<ModelFileKind> { ModelFileKind.Doc },
            null,
            default
        );
        TemporaryFolder.Read(_folder.At("some")).Keys.ShouldBe(["README.md"]);
    }

    [Fact]
    public async Task AnyChangedByteOfALayerIsRefused()
    {
        var package = await ReadAsync();
        var layer = package.Manifest.Layers[2];
        var path = _folder.Layout.PathOf(layer.Digest);
        var whole = await File.ReadAllBytesAsync(path);
        for (var i = 0; i < whole.Length; i++)
        {
            var changed = whole.ToArray();
            changed[i] ^= 1;
            await File.WriteAllBytesAsync(path, changed);
            await Should.ThrowAsync<MlOpsException>(() =>
                package.ExtractAsync(_folder.At("out"), null, null, default)
            );
        }

        foreach (var other in new byte[][] { [], whole[..^1], [.. whole, 0] })
        {
            await File.WriteAllBytesAsync(path, other);
            await Should.ThrowAsync<MlOpsException>(() =>
                package.ExtractAsync(_folder.At("out"), null, null, default)
            );
        }

        Directory.Exists(_folder.At("out")).ShouldBeFalse();
        await File.WriteAllBytesAsync(path, whole);
        (await package.ExtractAsync(_folder.At("out"), null, null, default)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task APathThatOneLayerHasIsRefusedInAnother()
    {
        var package = await ReadAsync();
        var layer = package.Manifest.Layers[2];
        var model = Repack(package, [layer, layer]);
        var e = await Should.ThrowAsync<TarFormatException>(async () =>
            await (await ModelPackage.ReadAsync(_folder.Layout, model, default)).ExtractAsync(
                _folder.At("out"),
                null,
                null,
                default
            )
        );
        e.Message.ShouldContain("\"README.md\" is there twice");
    }

    [Fact]
    public async Task ALayerThatHoldsAnotherFileThanItSaysIsRefused()
    {
        var package = await ReadAsync();
        var lying = package.Manifest.Layers[2] with
        {
            Annotations = new Dictionary<string, string> { [ModelMediaTypes.FilePath] = "LICENSE" },
        };
        var model = Repack(package, [lying]);
        var e = await Should.ThrowAsync<ModelPackException>(async () =>
            await (await ModelPackage.ReadAsync(_folder.Layout, model, default)).ExtractAsync(
                _folder.At("out"),
                null,
                null,
                default
            )
        );
        e.Message.ShouldContain("\"README.md\"; expected \"LICENSE\"");
    }

    [Fact]
    public async Task OtherArtifactsAreRefused()
    {
        var package = await ReadAsync();
        var layout = _folder.Layout;
        foreach (
            var (manifest, reason) in new[]
            {
                (
                    package.Manifest with
                    {
                        ArtifactType = "text/plain",
                    },
                    "'text/plain'; expected a model"
                ),
                (
                    package.Manifest with
                    {
                        Config = OciDescriptor.Empty,
                    },
                    "expected application/vnd.cncf.model.config.v1+json"
                ),
                (
                    package.Manifest with
                    {
                        Layers = [.. package.Manifest.Layers.Reverse()],
                    },
                    "other layers"
                ),
                (package.Manifest with { Config = Config("{}") }, "damaged"),
                (
                    package.Manifest with
                    {
                        Config = Config(
                            """{"descriptor":{},"config":{},"modelfs":{"type":"x","diffIds":[]}}"""
                        ),
                    },
                    "\"layers\""
                ),
            }
        )
        {
            var e = await Should.ThrowAsync<ModelPackException>(() =>
                ModelPackage.ReadAsync(layout, layout.PutManifest(manifest).Digest, default)
            );
            e.Message.ShouldContain(reason);
        }

        var compressed = Repack(
            package,
            [
                package.Manifest.Layers[0] with
                {
                    MediaType = "application/vnd.cncf.model.weight.v1.tar+gzip",
                },
            ]
        );
        var unsupported = await ModelPackage.ReadAsync(layout, compressed, default);
        (
            await Should.ThrowAsync<ModelPackException>(() =>
                unsupported.ExtractAsync(_folder.At("out"), null, null, default)
            )
        ).Message.ShouldContain("tar+gzip; expected");
    }

    [Fact]
    public async Task ClashesAndNothingAreRefusedBeforeAnythingIsWritten()
    {
        var builder = new ModelPackBuilder(_folder.Layout);
        var source = _folder.Write("x", "x");
        await Should.ThrowAsync<ModelPackException>(() =>
            builder.BuildAsync([], new(), new(), null, default)
        );
        await Should.ThrowAsync<TarFormatException>(() =>
            builder.BuildAsync(
                [new(ModelFileKind.Weight, "a/x", source), new(ModelFileKind.Doc, "A/y", source)],
                new(),
                new(),
                null,
                default
            )
        );
        Directory.Exists(_folder.At("store")).ShouldBeFalse();
    }

    private async Task<ModelPackage> ReadAsync() =>
        await ModelPackage.ReadAsync(
            _folder.Layout,
            (await ModelFixture.BuildAsync(_folder)).Digest,
            default
        );

    private OciDescriptor Config(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return new(ModelMediaTypes.Config, _folder.Layout.Put(bytes), bytes.Length);
    }

    private Digest Repack(ModelPackage package, OciDescriptor[] layers) =>
        _folder
            .Layout.PutManifest(
                package.Manifest with
                {
                    Layers = layers,
                    Config = Config(
                        Encoding.UTF8.GetString(
                            (
                                package.Config with
                                {
                                    DiffIds = [.. layers.Select(l => l.Digest)],
                                }
                            ).ToBytes()
                        )
                    ),
                }
            )
            .Digest;

    private static string Indented(byte[] json) =>
        Encoding.UTF8.GetString(CanonicalJson.ToIndented(JsonNode.Parse(json)));

    public void Dispose() => _folder.Dispose();
}
