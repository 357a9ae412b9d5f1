using System.Buffers;
using System.Text.Json;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Pages;
using MlOpsBuild.Serving.Tests.Observability;

namespace MlOpsBuild.Serving.Tests.Pages;

public sealed class ExampleRowTests
{
    [Fact]
    public void IsInTheMiddleOfTheTrainingRows()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            ExampleRow.Write(
                json,
                SampleServed.Contract(),
                SampleServed.Signature(ModelTask.Regression)
            );
        }

        System
            .Text.Encoding.UTF8.GetString(buffer.WrittenSpan)
            .ShouldBe("""{"age":40,"rooms":4,"owner":false,"colour":"blue","town":"Oslo"}""");
    }

    [Fact]
    public void StaysWithinTheLimitsAndTheAllowedValues()
    {
        var number = new FeatureContract
        {
            Name = "n",
            Type = FeatureType.Integer,
            Min = 5,
            Max = 7,
            Training = new Distribution { Edges = [8.4], Counts = [1, 0] },
        };
        ExampleRow.Of(number, new FeatureSpec("n", FeatureKind.Number, [])).ShouldBe(7.0);
        ExampleRow
            .Of(
                number with
                {
                    Training = new Distribution { Edges = [], Counts = [3] },
                },
                new FeatureSpec("n", FeatureKind.Number, [])
            )
            .ShouldBe(5.0);
        var category = new FeatureContract
        {
            Name = "c",
            Type = FeatureType.Category,
            Values = ["b", "z"],
            Training = new Distribution { Counts = [9, 1, 0] },
        };
        ExampleRow
            .Of(category, new FeatureSpec("c", FeatureKind.Category, ["a", "b"]))
            .ShouldBe("b");
        ExampleRow
            .Of(
                category with
                {
                    Training = new Distribution { Counts = [9, 0] },
                },
                new FeatureSpec("c", FeatureKind.Category, ["a"])
            )
            .ShouldBe("b");
        ExampleRow
            .Of(
                category with
                {
                    Values = null,
                    Nullable = true,
                    Training = new Distribution { Counts = [0] },
                },
                new FeatureSpec("c", FeatureKind.Category, [])
            )
            .ShouldBeNull();
        var boolean = new FeatureContract
        {
            Name = "b",
            Type = FeatureType.Boolean,
            Training = new Distribution { Edges = [0], Counts = [3, 4] },
        };
        ExampleRow.Of(boolean, new FeatureSpec("b", FeatureKind.Number, [])).ShouldBe(true);
    }
}
