using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Tests.Registry.ModelPack;

/// <summary>A small model.</summary>
internal static class ModelFixture
{
    public static ModelDescriptor Descriptor { get; } =
        new()
        {
            CreatedAt = new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.FromHours(2)),
            Authors = ["Ada <ada@example.org>"],
            Vendor = "Example",
            Family = "churn",
            Name = "churn",
            Version = "1.2.0",
            Title = "Churn – größer",
            Description = "Who leaves.",
            DocUrl = "https://example.org/doc",
            SourceUrl = "https://example.org/source",
            DatasetsUrl = ["https://example.org/data"],
            Revision = "0123456789abcdef0123456789abcdef01234567",
            Licenses = ["MIT"],
        };

    public static ModelTechnicals Technicals { get; } =
        new()
        {
            Architecture = "gbdt",
            Format = "mlops-bundle",
            ParamSize = "1.5K",
            Precision = "fp64",
            Quantization = "none",
        };

    public static ModelFile[] Files(TemporaryFolder folder, string checkout = "in") =>
        [
            new(
                ModelFileKind.Weight,
                "model/trees.bin",
                folder.Write($"{checkout}/w", new byte[3000])
            ),
            new(
                ModelFileKind.WeightConfig,
                "model/model.json",
                folder.Write($"{checkout}/c", "{}")
            ),
            new(ModelFileKind.Doc, "README.md", folder.Write($"{checkout}/d", "# Churn\n")),
            new(ModelFileKind.Code, "score.sh", folder.Write($"{checkout}/s", "#!/bin/sh\n"), true),
            new(
                ModelFileKind.Dataset,
                "data/train.csv",
                folder.Write($"{checkout}/t", "a,b\n1,2\n")
            ),
        ];

    public static Task<OciDescriptor> BuildAsync(
        TemporaryFolder folder,
        string checkout = "in",
        string store = "store",
        bool reversed = false
    ) =>
        new ModelPackBuilder(OciLayout.Open(folder.At(store))).BuildAsync(
            reversed ? Files(folder, checkout).Reverse() : Files(folder, checkout),
            Descriptor,
            Technicals,
            new Dictionary<string, string> { ["org.opencontainers.image.version"] = "1.2.0" },
            default
        );
}
