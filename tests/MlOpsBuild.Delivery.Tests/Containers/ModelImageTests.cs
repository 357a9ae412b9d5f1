using System.Diagnostics;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Delivery.Tests.Containers;

/// <summary>The whole way: build, run, prove, measure.</summary>
public sealed class ModelImageTests(TestEngine engines)
{
    private const long Budget = 45_000_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ModelTask.Binary)]
    [InlineData(ModelTask.Multiclass)]
    [InlineData(ModelTask.Regression)]
    public async Task An_image_is_built_proven_and_measured_and_not_built_again(ModelTask task)
    {
        using var model = await SampleModel.CreateAsync(task);
        var request = await RequestAsync(model);
        var lines = new List<string>();
        var record = await ModelImage.BuildAsync(request, lines.Add, Token);

        record.IsAccepted.ShouldBeTrue();
        record.Proof.ShouldBe(new(30, 0));
        record.ModelDigest.ShouldBe(model.Digest);
        record.Layers.Count.ShouldBe(2);
        record.LayerBytes.Count.ShouldBe(2);
        var measured = record.Measurements;
        measured.Requests.ShouldBe(200);
        measured.P99Seconds.ShouldBeInRange(1e-6, 10);
        measured.StartupSeconds.ShouldBeInRange(1e-3, 60);
        measured.MemoryBytes.ShouldBeInRange(1 << 20, 1 << 30);
        measured.ImageBytes.ShouldBe(record.LayerBytes.Sum());
        measured.ImageBytes.ShouldBeLessThanOrEqualTo(Budget);
        TestContext.Current.TestOutputHelper!.WriteLine(measured.ToString());
        lines.ShouldContain("Step 9/10 : ADD model.tar /");
        request.Records.Read("sample").ShouldBeEquivalentTo(record);

        // The second time nothing is built, run or proven.
        lines.Clear();
        var again = await ModelImage.BuildAsync(request, lines.Add, Token);
        lines.ShouldBe([$"image {record.Tag}: nothing changed"]);
        again.ShouldBeEquivalentTo(record);
    }

    private async Task<ModelImageRequest> RequestAsync(SampleModel model) =>
        model.Request(await engines.NeedAsync(), TestEngine.App, await engines.NeedDebianAsync());
}
