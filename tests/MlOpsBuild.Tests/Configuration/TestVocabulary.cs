using MlOpsBuild.Configuration;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.Tests.Configuration;

/// <summary>Names that stay, whatever plug-ins come and go.</summary>
internal static class TestVocabulary
{
    public static ConfigVocabulary Instance { get; } =
        new()
        {
            Checks = () => ["duplicates", "nulls", "ranges", "types"],
            Metrics = task =>
                task switch
                {
                    ModelTask.Binary => ["accuracy", "auc", "brier", "f1", "logLoss"],
                    ModelTask.Multiclass => ["accuracy", "logLoss", "macroF1"],
                    _ => ["mae", "r2", "rmse"],
                },
            Trainers = () =>
                [
                    new TrainerDescription("command", _ => true, [])
                    {
                        TakesAnyParameter = true,
                        Keys =
                        [
                            "command",
                            "predict",
                            "protocol",
                            "files",
                            "modelFiles",
                            "timeLimit",
                        ],
                        RequiredKeys = ["command", "predict"],
                    },
                    new TrainerDescription(
                        "forest",
                        task => task == ModelTask.Regression,
                        [new TrainerParameter("criterion", "How splits are judged.", "mse")]
                    ),
                    new TrainerDescription(
                        "gbdt",
                        _ => true,
                        [
                            new TrainerParameter("trees", "Rounds of boosting.", 200L, 1, 100_000),
                            new TrainerParameter(
                                "learningRate",
                                "How much of each tree's correction is taken.",
                                0.05,
                                1e-6,
                                1
                            ),
                            new TrainerParameter(
                                "depth",
                                "The most splits between root and leaf; 0 is no limit.",
                                6L,
                                0,
                                64
                            ),
                        ]
                    ),
                    new TrainerDescription("import", _ => true, [])
                    {
                        Keys = ["predict", "protocol", "from", "timeLimit"],
                        RequiredKeys = ["from"],
                    },
                    new TrainerDescription(
                        "linear",
                        _ => true,
                        [
                            new TrainerParameter("c", "Less is simpler.", 1.0, 1e-8, 1e8),
                            new TrainerParameter(
                                "missingIndicator",
                                "Whether a missing number gets a column.",
                                true
                            ),
                        ]
                    ),
                ],
        };
}
