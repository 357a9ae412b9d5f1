using System.Text.Json;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Evaluation.Serving;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Training;

namespace MlOpsBuild.Tests.Evaluation.Serving;

public sealed class ContractTests
{
    private static readonly DataSchema Schema = SchemaFile.Parse(
        """
        columns:
          - name: age
            type: integer
            min: 0
            max: 120
            default: 40
          - name: income
            type: number
            nullable: true
            personal: true
          - name: member
            type: boolean
            values: ["No", "Yes"]
          - name: city
            type: category
            values: [Bern, Linz, Oslo]
            nullable: true
          - name: y
            type: category
        """,
        "schema.yaml"
    );

    private static readonly double[] Ages = [10, 20, 30, 40, 50, 60, 70, 80, 90, 130];
    private static readonly double[] Incomes = [1, 2, 3, double.NaN, 0.1, 6, 7, 8, 9, 10];
    private static readonly double[] Members = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1];
    private static readonly int[] Cities = [0, 0, 0, 1, 1, -1, 2, 2, 0, 0];

    private static readonly DataTable Table = new(
        [
            new NumberColumn(Schema.Find("age")!, Ages),
            new NumberColumn(Schema.Find("income")!, Incomes),
            new NumberColumn(Schema.Find("member")!, Members),
            new CategoryColumn(Schema.Find("city")!, Cities, ["Bern", "Linz", "Oslo"]),
            new CategoryColumn(Schema.Find("y")!, [0, 1, 0, 1, 0, 1, 0, 1, 0, 1], ["a", "b"]),
        ],
        [7, 3, 3, 9, 11, 13, 15, 17, 19, 21],
        [],
        [0, 0, 0, 0, 0]
    );

    // Of the first five rows: Oslo is not among them.
    private static FeatureBuilder Builder() =>
        FeatureBuilder.Create(Table, ModelTask.Binary, "y", "b", [], [0, 1, 2, 3, 4]);

    private static ServingContract Contract(params double[] scores)
    {
        var builder = Builder();
        return ContractBuilder.Build(
            "m",
            builder.Signature,
            Schema,
            builder.Features([0, 1, 2, 3, 4, 5]),
            scores
        );
    }

    [Fact]
    public void The_contract_says_what_the_schema_says()
    {
        var features = Contract(0.5).Features;
        features.Select(f => f.Name).ShouldBe(["age", "income", "member", "city"]);
        features
            .Select(f => f.Type)
            .ShouldBe([
                FeatureType.Integer,
                FeatureType.Number,
                FeatureType.Boolean,
                FeatureType.Category,
            ]);
        features.Select(f => f.Nullable).ShouldBe([false, true, false, true]);
        features.Select(f => f.Personal).ShouldBe([false, true, false, false]);
        (features[0].Min, features[0].Max, features[0].Default).ShouldBe((0, 120, "40"));
        features[2].Values.ShouldBe(["No", "Yes"]);
        features[3].Values.ShouldBe(["Bern", "Linz", "Oslo"]);
    }

    [Fact]
    public void Distributions_count_every_training_row_once()
    {
        var features = Contract(0.5).Features;
        features[0].Training.Edges.ShouldBe([10, 20, 30, 40, 50]);
        features[0].Training.Counts.ShouldBe([1, 1, 1, 1, 1, 1]);
        features[1].Training.Missing.ShouldBe(1);
        features[1].Training.Counts.Sum().ShouldBe(5);
        features[2].Training.Edges.ShouldBe([0]); // false below, true above
        features[2].Training.Counts.ShouldBe([6, 0]);
        features[3].Training.Edges.ShouldBeNull();
        features[3].Training.Counts.ShouldBe([3, 2, 0]); // Bern, Linz, others
        features[3].Training.Missing.ShouldBe(1);
    }

    [Fact]
    public void Many_values_share_ten_bins()
    {
        double[] numbers = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        var signature = new ModelSignature(
            ModelTask.Regression,
            "y",
            [],
            [new FeatureSpec("age", FeatureKind.Number, [])]
        );
        var contract = ContractBuilder.Build(
            "m",
            signature,
            Schema,
            new FeatureMatrix([numbers], 100),
            numbers
        );
        contract.Features[0].Training.Edges.ShouldBe([10, 20, 30, 40, 50, 60, 70, 80, 90]);
        contract.Features[0].Training.Counts.ShouldBe([11, 10, 10, 10, 10, 10, 10, 10, 10, 9]);
        contract.Scores.Edges.ShouldBe(contract.Features[0].Training.Edges);
    }

    [Fact]
    public void Scores_of_classes_are_counted_in_tenths_the_limit_belonging_below()
    {
        var scores = Contract(0, 0.1, 0.100001, 0.55, 0.9, 0.95, 1).Scores;
        scores.Edges!.Count.ShouldBe(9);
        scores.Counts.ShouldBe([2, 1, 0, 0, 0, 1, 0, 0, 1, 2]);
    }

    [Fact]
    public void The_file_gives_the_contract_back_and_refuses_another_models()
    {
        var contract = Contract(0.2, 0.7);
        var bytes = contract.ToBytes();
        var signature = Builder().Signature;
        ServingContract.Read(bytes, signature).ToBytes().ShouldBe(bytes);
        Should
            .Throw<ModelFormatException>(() =>
                ServingContract.Read(
                    bytes,
                    signature with
                    {
                        Features = [.. signature.Features.Reverse()],
                    }
                )
            )
            .Message.ShouldBe(
                "serving.json is of another model than model.json: the features differ."
            );
        Should
            .Throw<ModelFormatException>(() => ServingContract.Read("{}"u8, signature))
            .Message.ShouldStartWith("serving.json is damaged at $");
    }

    [Fact]
    public void Golden_rows_are_what_a_client_sends_and_only_what_the_contract_accepts()
    {
        var contract = Contract(0.5);
        var signature = Builder().Signature;
        int[] rows = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        double[] scores = [.. rows.Select(r => r / 7.0)];
        var golden = GoldenRowPicker.Pick(Table, rows, contract, signature, scores);

        // Row 9 is older than 120; rows 1 and 2 have one hash, so one of them stands for both.
        golden.Count.ShouldBe(8);
        var ages = golden.Select(g =>
            JsonDocument.Parse(g.Inputs).RootElement.GetProperty("age").GetInt32()
        );
        ages.ShouldNotContain(130);
        var third = golden.Single(g => g.Outputs[0] == 3 / 7.0);
        System
            .Text.Encoding.UTF8.GetString(third.Inputs.Span)
            .ShouldBe("""{"age":40,"income":null,"member":false,"city":"Linz"}""");
        var file = GoldenRows.ToBytes(golden);
        GoldenRows.ToBytes(GoldenRows.Read(file)).ShouldBe(file);
        GoldenRows
            .Read(file)
            .SelectMany(g => g.Outputs)
            .Select(BitConverter.DoubleToInt64Bits)
            .ShouldBe(golden.SelectMany(g => g.Outputs).Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Golden_rows_do_not_depend_on_the_order_of_the_data()
    {
        var contract = Contract(0.5);
        var signature = Builder().Signature;
        int[] rows = [0, 1, 3, 4, 5, 6, 7, 8];
        var forth = GoldenRowPicker.Pick(
            Table,
            rows,
            contract,
            signature,
            [.. rows.Select(r => (double)r)]
        );
        Array.Reverse(rows);
        var back = GoldenRowPicker.Pick(
            Table,
            rows,
            contract,
            signature,
            [.. rows.Select(r => (double)r)]
        );
        GoldenRows.ToBytes(back).ShouldBe(GoldenRows.ToBytes(forth));
    }

    [Theory]
    [InlineData("{}", 1)]
    [InlineData("{\"inputs\":{},\"outputs\":[1]}\nnonsense", 2)]
    [InlineData("{\"inputs\":[],\"outputs\":[1]}", 1)]
    [InlineData("{\"inputs\":{},\"outputs\":[\"1\"]}", 1)]
    public void What_is_no_golden_row_is_named_by_its_line(string text, int line) =>
        Should
            .Throw<ModelFormatException>(() =>
                GoldenRows.Read(System.Text.Encoding.UTF8.GetBytes(text))
            )
            .Message.ShouldBe(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"golden.jsonl line {line} is no golden row."
                )
            );
}
