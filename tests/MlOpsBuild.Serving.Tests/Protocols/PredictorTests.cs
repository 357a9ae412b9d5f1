using System.Text;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Protocols;
using MlOpsBuild.Serving.Tests.Hosting;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Tests.Protocols;

public sealed class PredictorTests(SampleFolder samples)
{
    private const long LongAgo = 1;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Time_that_is_over_is_noticed_while_reading_and_while_scoring(bool whileReading)
    {
        var settings = new ServeSettings
        {
            Model = "churn",
            Models = [new ServedModelSettings { Name = "champion", Path = "binary" }],
        };
        var arm = new ServedArm("churn", ModelLoader.Load(samples.Path, settings)[0]);
        var rows = whileReading ? 5000 : 300;
        var body = Encoding.UTF8.GetBytes(
            $"[{string.Join(',', Enumerable.Repeat(SampleRequests.Row, rows))}]"
        );
        var workspace = Workspace.Take(rows, LongAgo);
        if (!whileReading)
        {
            Predictor.Read(BodyFormat.Json, body, arm, workspace);
        }

        var error = Should.Throw<RequestException>(() =>
        {
            if (whileReading)
            {
                Predictor.Read(BodyFormat.Json, body, arm, workspace);
            }
            else
            {
                Predictor.Score(arm, workspace);
            }
        });
        error.Status.ShouldBe(503);
    }
}
