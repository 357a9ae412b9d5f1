using MlOpsBuild.Scoring;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>What the models of a folder that is served are computed by.</summary>
public static class ServedKinds
{
    private const string MlNet = "mlnet";

    /// <summary>Whether any of them is a model of ML.NET, which <see cref="ServingApp.MlNetPackage"/> serves.</summary>
    /// <param name="modelsFolder">The folder with <c>settings.json</c> and a folder for each model.</param>
    /// <exception cref="ModelFormatException">A model is damaged or of another version.</exception>
    public static bool HasMlNet(string modelsFolder) =>
        Directory
            .EnumerateFiles(modelsFolder, ModelBundle.ManifestFile, SearchOption.AllDirectories)
            .Any(f => ModelBundle.ReadKind(File.ReadAllBytes(f)) == MlNet);
}
