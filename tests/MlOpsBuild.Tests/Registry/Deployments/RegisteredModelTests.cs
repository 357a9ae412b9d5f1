using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Tests.Registry.Models;

namespace MlOpsBuild.Tests.Registry.Deployments;

/// <summary>What a deployment reads of a package, and what it says when that cannot be read.</summary>
public sealed class RegisteredModelTests : IDisposable
{
    private readonly ModelSample _sample = new();

    [Fact]
    public async Task A_package_without_a_model_to_serve_is_refused()
    {
        var model = await _sample.AddAsync(1);
        (await Should.ThrowAsync<ModelPackException>(() => ReadAsync(model))).Message.ShouldBe(
            $"{model.Display} has no model/model.json, expected one: it is no model that can be served."
        );
    }

    [Fact]
    public async Task A_model_that_cannot_be_understood_is_refused()
    {
        var model = await PackAsync(("model/model.json", "{}"));
        (
            await Should.ThrowAsync<ModelPackException>(() => ReadAsync(model))
        ).Message.ShouldStartWith($"{model.Display}: model.json ");
    }

    [Fact]
    public async Task A_layer_that_is_missing_can_be_told_from_one_that_is_wrong()
    {
        var model = await PackAsync(("model/model.json", "{}"));
        var manifest = await _sample.Layout.ReadManifestAsync(model.Digest, ModelSample.Token);
        File.Delete(_sample.Folder.At($"store/blobs/sha256/{manifest.Layers[0].Digest.Hex}"));
        await Should.ThrowAsync<BlobUnavailableException>(() => ReadAsync(model));
    }

    private Task<RegisteredModel> ReadAsync(ModelVersion model) =>
        RegisteredModel.ReadAsync(_sample.Layout, model, ModelSample.Token);

    private async Task<ModelVersion> PackAsync(params (string Path, string Content)[] files)
    {
        var manifest = await new ModelPackBuilder(_sample.Layout).BuildAsync(
            files.Select(f => new ModelFile(
                ModelFileKind.WeightConfig,
                f.Path,
                _sample.Folder.Write("in/" + f.Path, f.Content)
            )),
            new ModelDescriptor { Name = ModelSample.Name },
            new ModelTechnicals { Architecture = "gbdt" },
            null,
            ModelSample.Token
        );
        return await _sample.Catalog.AddAsync(manifest, null, VersionBump.Minor, ModelSample.Token);
    }

    public void Dispose() => _sample.Dispose();
}
