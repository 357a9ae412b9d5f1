using MlOpsBuild.Scoring;
using MlOpsBuild.Shared;

[assembly: AssemblyFixture(typeof(MlOpsBuild.Serving.Tests.Hosting.SampleFolder))]

namespace MlOpsBuild.Serving.Tests.Hosting;

/// <summary>Trained models that all tests may read: <c>binary</c>, <c>binary2</c>, <c>multiclass</c> and <c>regression</c>.</summary>
public sealed class SampleFolder : IAsyncLifetime
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("mlops-serving-").FullName;

    public async ValueTask InitializeAsync()
    {
        await WriteAsync("binary", ModelTask.Binary, 1);
        await WriteAsync("binary2", ModelTask.Binary, 2);
        await WriteAsync("multiclass", ModelTask.Multiclass, 3);
        await WriteAsync("regression", ModelTask.Regression, 4);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Path, recursive: true);
        return default;
    }

    internal string Of(string name) => System.IO.Path.Combine(Path, name);

    private Task<IScorer> WriteAsync(string name, ModelTask task, ulong seed) =>
        SampleServing.WriteModelAsync(Of(name), SampleServing.Mixed, task, seed: seed);
}
