using MlOpsBuild.Common;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Tests.Registry.Images;

/// <summary>Records of images as Containerize would write them.</summary>
internal static class ImageSamples
{
    public static ImageMeasurements Measurements { get; } =
        new()
        {
            StartupSeconds = 0.1425,
            TotalBytes = 160_500_000,
            ImageBytes = 38_214_656,
            MemoryBytes = 61_341_696,
            P99Seconds = 0.00123,
            Requests = 2_000,
        };

    /// <summary>In a registry, with limits that it meets.</summary>
    public static ImageRecord Pushed() =>
        Local() with
        {
            Reference = "registry.example:5000/churn/serve@" + Of('e'),
            LayerBytes = [31_000_000, 7_200_000, 14_656],
            Gates =
            [
                ImageGate.Judge("startupSeconds", 0.15, Measurements),
                ImageGate.Judge("p99Seconds", 0.005, Measurements),
                ImageGate.Judge("imageBytes", 45_000_000, Measurements),
            ],
        };

    /// <summary>In the engine alone, without limits.</summary>
    public static ImageRecord Local() =>
        new()
        {
            Model = "telco-churn",
            ModelDigest = Of('1'),
            Key = Of('2'),
            ImageId = Of('3'),
            Tag = "mlops/telco-churn:1f3a5c7e9b1d",
            BaseImage = "mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled",
            Layers = [Of('4'), Of('5'), Of('6')],
            Proof = new(100, 0),
            Measurements = Measurements,
        };

    /// <summary>Proven, and too slow.</summary>
    public static ImageRecord Rejected()
    {
        var slow = Measurements with { StartupSeconds = 1.4125, P99Seconds = 0.012 };
        return Local() with
        {
            Measurements = slow,
            Gates =
            [
                ImageGate.Judge("startupSeconds", 0.15, slow),
                ImageGate.Judge("p99Seconds", 0.005, slow),
                ImageGate.Judge("imageBytes", 45_000_000, slow),
            ],
        };
    }

    public static Digest Of(char digit) => Digest.Parse("sha256:" + new string(digit, 64));
}
