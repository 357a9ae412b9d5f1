using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Evaluation.Metrics;

public sealed class MetricReferenceTests
{
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var c in ReferenceCase.All)
            {
                foreach (var metric in c.Values.Keys)
                {
                    pairs.Add(c.Name, metric);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Equals_scikit_learn(string name, string metric)
    {
        var reference = ReferenceCase.All.Single(c => c.Name == name);
        Close(Catalog<IMetric>.Find(metric)!.Compute(reference.Input), reference.Values[metric]);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Counting_a_row_n_times_equals_scikit_learn_on_n_copies(string name, string metric)
    {
        var reference = ReferenceCase.All.Single(c => c.Name == name);
        Close(
            Catalog<IMetric>.Find(metric)!.Prepare(reference.Input).Compute(reference.Counts),
            reference.Counted[metric]
        );
    }

    [Theory]
    [InlineData(ModelTask.Binary)]
    [InlineData(ModelTask.Multiclass)]
    [InlineData(ModelTask.Regression)]
    public void Every_metric_of_a_task_has_a_reference(ModelTask task)
    {
        var referenced = ReferenceCase
            .All.Where(c => c.Input.Task == task)
            .SelectMany(c => c.Values.Keys)
            .Distinct();
        MetricCatalog.For(task).Select(m => m.Name).Order().ShouldBe(referenced.Order());
        MetricCatalog.For(task)[0].Name.ShouldBe(MetricCatalog.PrimaryName(task));
    }

    private static void Close(double actual, double expected) =>
        actual.ShouldBe(expected, 1e-12 * Math.Max(1, Math.Abs(expected)));
}
