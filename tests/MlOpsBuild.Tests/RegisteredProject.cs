using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Tests.Evaluation.Baselines;

namespace MlOpsBuild.Tests;

/// <summary>A small project in a real repository, to be registered.</summary>
internal sealed class RegisteredProject : IDisposable
{
    public RegisteredProject(bool commit = true)
    {
        NativeLibrary.Link(Path.Combine(Repository.Root, ".mlops", "native"));
        Repository.Write("models/churn/data.csv", Rows(seed: 5));
        Repository.Write(
            "models/churn/schema.yaml",
            """
            columns:
              - name: a
                type: number
              - name: group
                type: category
              - name: y
                type: category

            """
        );
        WriteConfig();
        if (commit)
        {
            Repository.Commit("start");
        }
    }

    public TemporaryRepository Repository { get; } = new();

    public string Root => Repository.Root;

    public Notes Observer { get; } = new();

    public ModelProjectOptions Options =>
        new()
        {
            Root = Root,
            Threads = 2,
            Observer = Observer,
        };

    public ModelEvidence Evidence => ModelEvidence.Open(Options);

    public void WriteConfig(int trees = 10, double min = 0.5) =>
        Repository.Write(
            "models/churn/mlops.yaml",
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                model: churn
                task: binary
                data: { source: data.csv, schema: schema.yaml, label: y, positive: "Yes" }
                train: { trainer: gbdt, parameters: { trees: {{trees}} } }
                evaluate:
                  slices: [group]
                  resamples: 100
                  gates:
                    - { metric: auc, min: {{min}} }
                    - { metric: auc, slice: group, maxGap: 0.9 }

                """
            )
        );

    public static string Rows(int seed, int rows = 900)
    {
        var random = new StableRandom((ulong)seed, "registered");
        var csv = new StringBuilder("a,group,y\n");
        for (var i = 0; i < rows; i++)
        {
            var a = random.NextDouble();
            var group = random.NextInt(2) == 0 ? "x" : "z";
            var y = a + (0.5 * random.NextDouble()) > 0.8 ? "Yes" : "No";
            csv.Append(string.Create(CultureInfo.InvariantCulture, $"{a},{group},{y}\n"));
        }

        return csv.ToString();
    }

    public Task<Registration> RegisterAsync(RegistrationOptions? options = null) =>
        ModelProject
            .Open(Options)
            .RegisterAsync(options ?? new RegistrationOptions { Variable = _ => null }, default);

    public Task<Registration> RegisterAsync(TimeProvider time) =>
        ModelProject
            .Open(Options with { Time = time })
            .RegisterAsync(new RegistrationOptions { Variable = _ => null }, default);

    public void Dispose() => Repository.Dispose();

    internal sealed class Notes : IStageObserver
    {
        public List<string> Warnings { get; } = [];

        public List<string> Ran { get; } = [];

        public void OnDone(StageOutcome outcome, TimeSpan elapsed) => Ran.Add(outcome.Stage);

        public void OnWarning(string message) => Warnings.Add(message);
    }
}
