namespace MlOpsBuild.Scoring;

/// <summary>
/// Opens models of a kind that is not built in. It is given to <see cref="ModelBundle.Open"/>: the library finds those of all plug-in
/// assemblies, a serving program has those that its host names.
/// </summary>
public interface IModelRuntime
{
    /// <summary>The kind of the weights in <c>model.json</c>, e.g. <c>mlnet</c>; not one of the built-in ones.</summary>
    string Kind { get; }

    /// <summary>Loads a model whose files are those that <c>model.json</c> names, which has been checked.</summary>
    /// <param name="manifest">What <c>model.json</c> says.</param>
    /// <param name="folder">The full path of the model's folder, which stays as long as the model is used.</param>
    /// <returns>The model; disposed by who opened it where it is <see cref="IDisposable"/>.</returns>
    /// <exception cref="ModelFormatException">A file is not what it should be.</exception>
    IScorer Load(ModelManifest manifest, string folder);
}
