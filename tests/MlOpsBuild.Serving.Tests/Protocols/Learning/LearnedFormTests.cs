using System.Text;
using FsCheck;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;
using MlOpsBuild.Serving.Protocols;
using MlOpsBuild.Serving.Tests.Hosting;
using MlOpsBuild.Serving.Validation;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Serving.Tests.Protocols.Learning;

/// <summary>A request of a form that was learned gives what the readers give, whatever is in it.</summary>
public sealed class LearnedFormTests(SampleFolder samples)
{
    private static readonly Gen<ulong> Seeds = Gen.Choose(0, int.MaxValue).Select(i => (ulong)i);

    private readonly ServedModel _model = Load(samples);

    [Theory]
    [InlineData(SampleRequests.Row, false)]
    [InlineData(SampleRequests.Infer, true)]
    public void The_second_request_is_read_by_its_form(string body, bool isInfer)
    {
        var arm = Arm();
        var format = isInfer ? BodyFormat.Infer : BodyFormat.Json;
        var forms = isInfer ? arm.TensorForms : arm.RowForms;
        var first = Encoding.UTF8.GetBytes(body);
        var second = Encoding.UTF8.GetBytes(
            body.Replace("20.5", "-1234.5678", StringComparison.Ordinal)
                .Replace("\"One year\"", "\"Month-to-month\"", StringComparison.Ordinal)
                .Replace("\"nord\"", "null", StringComparison.Ordinal)
        );
        var workspace = Workspace.Take(10, 0);
        forms.TryRead(first, arm.Plan, workspace).ShouldBeFalse();
        Predictor.Read(format, first, arm, workspace);
        forms.TryRead(second, arm.Plan, workspace).ShouldBeTrue();
        workspace.Return();
        Outcome(arm, format, second).ShouldBe(Outcome(Arm(), format, second));
    }

    [Fact]
    public void Rows_of_any_form() =>
        Always.Holds(
            Seeds,
            seed =>
            {
                var random = new StableRandom(seed, "forms");
                var arm = Arm();
                for (var i = 0; i < 20; i++)
                {
                    // The same choices of form for each, other values.
                    var row = SampleRow.Make(random, mayLeaveOut: i % 5 == 0);
                    var shape = new StableRandom(seed + (ulong)(i % 3), "shape");
                    var isInfer = i % 2 == 0;
                    var body = Encoding.UTF8.GetBytes(
                        isInfer ? SampleRow.ToInfer([row], shape, $"\"{i}\"") : row.ToJson(shape)
                    );
                    var format = isInfer ? BodyFormat.Infer : BodyFormat.Json;
                    Outcome(arm, format, body).ShouldBe(Outcome(Arm(), format, body));
                }

                return true;
            },
            60
        );

    [Theory]
    [InlineData(SampleRequests.Row, false)]
    [InlineData(SampleRequests.Infer, true)]
    [InlineData("{\"id\":\"a\",\"outputs\":[{\"name\":\"prediction\"}]," + InferTail, true)]
    public void Damaged_requests(string body, bool isInfer)
    {
        body = body.Replace(
            InferTail,
            SampleRequests.Infer.TrimStart()[1..],
            StringComparison.Ordinal
        );
        var arm = Arm();
        var format = isInfer ? BodyFormat.Infer : BodyFormat.Json;
        var good = Encoding.UTF8.GetBytes(body.Trim());
        Outcome(arm, format, good).ShouldBe(Outcome(Arm(), format, good));
        var random = new StableRandom(11, body);
        for (var i = 0; i < 4000; i++)
        {
            var bytes = Damage.Of(good, random);
            Outcome(arm, format, bytes)
                .ShouldBe(Outcome(Arm(), format, bytes), Encoding.UTF8.GetString(bytes));
        }
    }

    [Fact]
    public void Clients_of_many_forms_do_not_learn_all_the_time()
    {
        var arm = Arm();
        for (var i = 0; i < 2000; i++)
        {
            var body = Encoding.UTF8.GetBytes(
                SampleRequests.Row.Replace(
                    ",",
                    "," + new string(' ', i % 50),
                    StringComparison.Ordinal
                )
            );
            Outcome(arm, BodyFormat.Json, body).ShouldStartWith("1 rows");
        }

        var workspace = Workspace.Take(10, 0);
        Enumerable
            .Range(0, 50)
            .Count(i =>
                arm.RowForms.TryRead(
                    Encoding.UTF8.GetBytes(
                        SampleRequests.Row.Replace(
                            ",",
                            "," + new string(' ', i),
                            StringComparison.Ordinal
                        )
                    ),
                    arm.Plan,
                    workspace
                )
            )
            .ShouldBe(Serving.Protocols.Learning.LearnedForms.MaxForms);
    }

    private const string InferTail = "INFER";

    // Without any form yet.
    private ServedArm Arm() => new("churn", _model);

    private static ServedModel Load(SampleFolder samples)
    {
        var settings = new ServeSettings
        {
            Model = "churn",
            Models = [new ServedModelSettings { Name = "champion", Path = "binary" }],
        };
        return ModelLoader.Load(samples.Path, settings)[0];
    }

    private static string Outcome(ServedArm arm, BodyFormat format, byte[] body)
    {
        var workspace = Workspace.Take(10, 0);
        try
        {
            Predictor.Read(format, body, arm, workspace);
            if (workspace.Problems.Count > 0)
            {
                return string.Join('\n', workspace.Problems.Listed);
            }

            var values = workspace
                .Features(arm.Plan.Features.Length)
                .ToArray()
                .Select(BitConverter.DoubleToInt64Bits);
            return $"{workspace.Rows} rows {string.Join(' ', values)} {workspace.Wanted} {Encoding.UTF8.GetString(body[workspace.Id])}";
        }
        catch (RequestException e)
        {
            return e.Message;
        }
        finally
        {
            workspace.Return();
        }
    }
}
