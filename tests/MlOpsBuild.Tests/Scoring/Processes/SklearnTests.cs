using System.Text.Json;
using MlOpsBuild.Scoring;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Tests.Scoring.Processes;

/// <summary>Models of scikit-learn, as a team would serve them: what is served equals what scikit-learn says, bit for bit.</summary>
public sealed class SklearnTests
{
    private const string Columns = """
        import json, pickle, sys
        import numpy
        columns = ["age", "hours", "job"]
        jobs = ["clerk", "d\u00e9but \"quoted\"", "none"]
        def table(rows):
            return numpy.array(
                [[numpy.nan if a is None else a, numpy.nan if h is None else h] + [1.0 if j == k else 0.0 for k in jobs] for a, h, j in rows],
                dtype=float,
            ).reshape(len(rows), 5)

        """;

    private const string Train =
        Columns
        + """
            from sklearn.ensemble import GradientBoostingClassifier
            from sklearn.impute import SimpleImputer
            from sklearn.linear_model import LogisticRegression
            from sklearn.pipeline import make_pipeline
            from sklearn.preprocessing import StandardScaler
            random = numpy.random.RandomState(7)
            rows = [
                [
                    None if random.rand() < 0.1 else float(random.randint(17, 90)),
                    None if random.rand() < 0.1 else float(random.normal(40, 12)),
                    [*jobs, None][random.randint(4)],
                ]
                for _ in range(400)
            ]
            labels = [int((a or 40) + (h or 0) + 20 * (j == "clerk") + random.normal(0, 15) > 85) + (h is None) for a, h, j in rows]
            if sys.argv[1] == "binary":
                labels = [min(l, 1) for l in labels]
            last = GradientBoostingClassifier(random_state=3) if sys.argv[2] == "gbdt" else LogisticRegression(random_state=3)
            model = make_pipeline(SimpleImputer(), StandardScaler(), last).fit(table(rows), labels)
            pickle.dump(model, open("model.pkl", "wb"))
            # Row by row, as requests come.
            print(json.dumps([[row, model.predict_proba(table([row]))[0].tolist()] for row in rows]))
            """;

    private const string Predict =
        Columns
        + """
            model = pickle.load(open("model.pkl", "rb"))
            binary = len(model.classes_) == 2
            for line in sys.stdin:
                request = json.loads(line)
                assert request["columns"] == columns
                if not request["rows"]:
                    print(json.dumps({"outputs": []}))
                    continue
                probabilities = model.predict_proba(table(request["rows"]))
                print(json.dumps({"outputs": (probabilities[:, 1:] if binary else probabilities).tolist()}))
            """;

    [Theory]
    [InlineData("binary", "gbdt")]
    [InlineData("binary", "linear")]
    [InlineData("multiclass", "gbdt")]
    [InlineData("multiclass", "linear")]
    public void What_is_served_is_what_the_library_says_bit_for_bit(string task, string kind)
    {
        Assert.SkipUnless(
            Directory.Exists("/usr/lib/python3/dist-packages/sklearn"),
            "scikit-learn is not installed: apt-get install python3-sklearn"
        );
        var isBinary = task == "binary";
        string[] jobs = ["clerk", "d\u00e9but \"quoted\"", "none"];
        using var model = new PythonModel(
            Predict,
            new ModelSignature(
                isBinary ? ModelTask.Binary : ModelTask.Multiclass,
                "label",
                isBinary ? ["0", "1"] : ["0", "1", "2"],
                [
                    new("age", FeatureKind.Number, []),
                    new("hours", FeatureKind.Number, []),
                    new("job", FeatureKind.Category, jobs),
                ]
            )
        );
        using var golden = JsonDocument.Parse(model.Run(Train, task, kind));
        model.Add("model.pkl", File.ReadAllBytes(Path.Combine(model.Folder.FullName, "model.pkl")));
        using var scorer = model.Load();
        var encoder = new RowEncoder(model.Signature);
        var row = new double[3];
        var output = new double[model.Signature.OutputWidth];
        foreach (var pair in golden.RootElement.EnumerateArray())
        {
            for (var f = 0; f < 3; f++)
            {
                var value = pair[0][f];
                row[f] = value.ValueKind switch
                {
                    JsonValueKind.Null => double.NaN,
                    JsonValueKind.Number => encoder.Encode(f, value.GetDouble()),
                    _ => encoder.Encode(f, value.GetString()!),
                };
            }

            scorer.ScoreRow(row, output);
            var expected = pair[1].EnumerateArray().Select(p => p.GetDouble()).ToArray();
            output
                .Select(BitConverter.DoubleToInt64Bits)
                .ShouldBe(
                    (isBinary ? expected[1..] : expected).Select(BitConverter.DoubleToInt64Bits)
                );
        }
    }
}
