using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild.Tests.Registry.Models;

/// <summary>A store with small models.</summary>
internal sealed class ModelSample : IDisposable
{
    public const string Name = "telco-churn";

    public TemporaryFolder Folder { get; } = new();

    public OciLayout Layout => Folder.Layout;

    public ModelCatalog Catalog => new(Layout, Name);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A packed model; the same seed is the same model.</summary>
    public Task<OciDescriptor> PackAsync(int seed, OciLayout? layout = null) =>
        new ModelPackBuilder(layout ?? Layout).BuildAsync(
            [
                new ModelFile(
                    ModelFileKind.Weight,
                    "model/model.bin",
                    Folder.Write($"in/{seed}", $"weights of model {seed}")
                ),
            ],
            new ModelDescriptor
            {
                Name = Name,
                CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(seed),
            },
            new ModelTechnicals { Architecture = "gbdt" },
            null,
            Token
        );

    /// <summary>A packed model with the next version.</summary>
    public async Task<ModelVersion> AddAsync(int seed) =>
        await Catalog.AddAsync(await PackAsync(seed), null, VersionBump.Minor, Token);

    public void Dispose() => Folder.Dispose();
}
