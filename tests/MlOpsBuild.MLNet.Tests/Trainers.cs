using MlOpsBuild.MLNet.Training;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Tests;

/// <summary>The trainers, each with what makes it quick enough for a test.</summary>
internal static class Trainers
{
    public static IReadOnlyList<ITrainer> All { get; } =
    [
        .. typeof(MlNetTrainer)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(MlNetTrainer)))
            .Select(t => (ITrainer)Activator.CreateInstance(t)!)
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    /// <summary>Each trainer with each task that it can do; the user's pipeline apart.</summary>
    public static TheoryData<string, ModelTask> WithTasks
    {
        get
        {
            var data = new TheoryData<string, ModelTask>();
            foreach (var trainer in All.Where(t => !t.TakesAnyParameter))
            {
                foreach (var task in Enum.GetValues<ModelTask>().Where(trainer.Supports))
                {
                    data.Add(trainer.Name, task);
                }
            }

            return data;
        }
    }

    public static ITrainer Find(string name) => All.Single(t => t.Name == name);

    /// <summary>Few trees or passes.</summary>
    public static Dictionary<string, object> Quick(string trainer) =>
        trainer switch
        {
            "mlnet/gam" => new() { ["iterations"] = 200L, ["learningRate"] = 0.05 },
            "mlnet/lbfgs" or "mlnet/sdca" => [],
            _ => new() { ["trees"] = 20L },
        };
}
