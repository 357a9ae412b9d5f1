using System.Text;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Protocols;
using MlOpsBuild.Serving.Tests.Hosting;

namespace MlOpsBuild.Serving.Tests.Protocols;

/// <summary>To read, score and answer a row allocates nothing.</summary>
public sealed class AllocationTests(SampleFolder samples)
{
    [Theory]
    [InlineData("binary")]
    [InlineData("multiclass")]
    [InlineData("regression")]
    public void One_row_allocates_nothing(string model)
    {
        var settings = new ServeSettings
        {
            Model = "churn",
            Models = [new ServedModelSettings { Name = "champion", Path = model }],
        };
        var arm = new ServedArm("churn", ModelLoader.Load(samples.Path, settings)[0]);
        var row = Encoding.UTF8.GetBytes(
            SampleRequests.Row.Replace(
                "\"contract\"",
                "\"contr\\u0061ct\"",
                StringComparison.Ordinal
            )
        );
        var infer = Encoding.UTF8.GetBytes(SampleRequests.Infer);
        Answer();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Answer();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Answer()
        {
            var workspace = Workspace.Take(10, 0);
            Predictor.Read(BodyFormat.Json, row, arm, workspace);
            Predictor.Score(arm, workspace);
            AnswerWriter.WritePredict(arm.Texts, workspace);
            workspace.Return();
            workspace = Workspace.Take(10, 0);
            Predictor.Read(BodyFormat.Infer, infer, arm, workspace);
            Predictor.Score(arm, workspace);
            AnswerWriter.WriteInfer(arm.Texts, workspace, infer);
            workspace.Return();
        }
    }
}
