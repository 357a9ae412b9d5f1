using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;
using MlOpsBuild.Training.Embedded;

namespace MlOpsBuild.Tests.Training;

public sealed class TrainerParametersTests
{
    private static readonly SourceLocation Place = new("mlops.yaml", 12);

    [Fact]
    public void What_is_not_given_has_its_default()
    {
        var resolved = Resolve(new GbdtTrainer(), ("trees", 7L));
        resolved.Keys.ShouldBe(new GbdtTrainer().Parameters.Select(p => p.Name));
        resolved["trees"].ShouldBe(7L);
        resolved["learningRate"].ShouldBe(0.05);
    }

    [Fact]
    public void Values_get_the_type_of_the_default()
    {
        Resolve(new GbdtTrainer(), ("learningRate", 1L))["learningRate"].ShouldBe(1.0);
        Resolve(new GbdtTrainer(), ("trees", 30.0))["trees"].ShouldBe(30L);
        Resolve(new LinearTrainer(), ("missingIndicator", false))["missingIndicator"]
            .ShouldBe(false);
    }

    [Theory]
    [InlineData(
        "treees",
        1L,
        "mlops.yaml:12: Trainer gbdt has no parameter 'treees'. Did you mean 'trees'? Allowed: trees, learningRate, leaves, depth, minLeaf, l2, subsample, columns, bins, categorySmoothing, earlyStopping, validationShare."
    )]
    [InlineData(
        "trees",
        "many",
        "mlops.yaml:12: Parameter trees of trainer gbdt is 'many', expected a whole number from 1 to 100000."
    )]
    [InlineData(
        "trees",
        1.5,
        "mlops.yaml:12: Parameter trees of trainer gbdt is 1.5, expected a whole number from 1 to 100000."
    )]
    [InlineData(
        "trees",
        0L,
        "mlops.yaml:12: Parameter trees of trainer gbdt is 0, expected a whole number from 1 to 100000."
    )]
    [InlineData(
        "subsample",
        1.01,
        "mlops.yaml:12: Parameter subsample of trainer gbdt is 1.01, expected a number from 0.01 to 1."
    )]
    [InlineData(
        "subsample",
        double.NaN,
        "mlops.yaml:12: Parameter subsample of trainer gbdt is NaN, expected a number from 0.01 to 1."
    )]
    [InlineData(
        "l2",
        true,
        "mlops.yaml:12: Parameter l2 of trainer gbdt is true, expected a number from 0 to 1000000."
    )]
    public void What_does_not_fit_is_told(string name, object value, string message) =>
        Should
            .Throw<UsageException>(() =>
                TrainerParameters.Resolve(new GbdtTrainer(), Map((name, value)), Place)
            )
            .Message.ShouldBe(message);

    [Fact]
    public void All_defaults_are_in_their_ranges()
    {
        foreach (var trainer in Catalog<ITrainer>.All)
        {
            var defaults = trainer.Parameters.ToDictionary(
                p => p.Name,
                p => p.Default,
                StringComparer.Ordinal
            );
            TrainerParameters.Resolve(trainer, defaults).ShouldBe(defaults, ignoreOrder: true);
        }
    }

    private static IReadOnlyDictionary<string, object> Resolve(
        ITrainer trainer,
        params (string, object)[] given
    ) => TrainerParameters.Resolve(trainer, Map(given));

    private static Dictionary<string, object> Map(params (string Name, object Value)[] given) =>
        given.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
}
