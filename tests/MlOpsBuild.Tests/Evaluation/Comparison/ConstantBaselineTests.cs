using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Evaluation.Comparison;

public sealed class ConstantBaselineTests
{
    [Fact]
    public void Predicts_base_rate_frequencies_or_mean()
    {
        ConstantBaseline.Fit(ModelTask.Binary, 2, [1, 0, 0, 0]).ShouldBe([0.25]);
        ConstantBaseline.Fit(ModelTask.Multiclass, 3, [2, 0, 2, 2]).ShouldBe([0.25, 0, 0.75]);
        ConstantBaseline.Fit(ModelTask.Regression, 0, [1, 2, 6]).ShouldBe([3]);
        ConstantBaseline.Fit(ModelTask.Binary, 2, []).ShouldBe([0]);
        ConstantBaseline.Scores([0.25, 0.75], 2).ShouldBe([0.25, 0.75, 0.25, 0.75]);
    }

    [Fact]
    public void Is_described_with_its_number()
    {
        ConstantBaseline
            .Describe(ModelTask.Binary, [0.26537])
            .ShouldBe("constant (base rate 0.265)");
        ConstantBaseline
            .Describe(ModelTask.Regression, [180_796.06])
            .ShouldBe("constant (mean 180796)");
        ConstantBaseline
            .Describe(ModelTask.Multiclass, [0.5, 0.5])
            .ShouldBe("constant (class frequencies)");
    }
}
