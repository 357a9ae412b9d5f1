using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using MlOpsBuild.Common;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Html;
using MlOpsBuild.Reports.Intake;
using MlOpsBuild.Reports.JUnit;
using MlOpsBuild.Reports.Markdown;
using MlOpsBuild.Reports.Terminal;
using MlOpsBuild.Tests.Configuration;
using MlOpsBuild.Tests.Reports.Markdown;

namespace MlOpsBuild.Tests.Reports.Intake;

/// <summary>Whatever is taken can be rendered, and is harmless when it is.</summary>
public class ReportIntakeRenderTests
{
    private static readonly Uri Link = new("https://ci.example/run/1");

    private static readonly string[] Extremes =
    [
        "0",
        "-1",
        "1",
        "0.5",
        "1e308",
        "-1e308",
        "1e-320",
        "2147483647",
        "null",
        "\"Infinity\"",
        "\"\"",
        "\"roc\"",
        "\"auc\"",
        "\"fail\"",
        "\"pass\"",
        "[]",
        "{}",
        "true",
        "\"auc maxGap 0.05 over \"",
    ];

    [Fact]
    public async Task Hostile_texts_are_taken_and_harmless()
    {
        for (var shift = 0; shift < HostileModels.Texts.Length; shift++)
        {
            var by = shift;
            var model = HostileModels.Acceptable(i =>
                HostileModels.Texts[(i + by) % HostileModels.Texts.Length]
            );

            Render((await Zips.ReadAsync(Zips.Report(model))).Report!);
        }
    }

    [Fact]
    public void Any_texts_are_taken_and_harmless()
    {
        var texts = Gen.ArrayOf(
            5,
            Gen.OneOf(
                Gen.Elements(HostileModels.Texts),
                Arb.Default.String().Generator.Select(s => s ?? "")
            )
        );
        Always.Holds(
            texts,
            found =>
            {
                var zip = Zips.Report(HostileModels.Acceptable(i => found[i % 5]));
                Render(Zips.ReadAsync(zip).GetAwaiter().GetResult().Report!);
                return true;
            },
            count: 50
        );
    }

    [Fact]
    public async Task Long_texts_and_many_slices_are_taken_and_bounded()
    {
        var name = new string('`', 99_000);
        var model = HostileModels.Acceptable(i => i % 20 == 0 ? name : "@everyone", slices: 5_000);
        model = model with
        {
            Evaluation = model.Evaluation! with
            {
                Slices =
                [
                    .. model.Evaluation.Slices.Select(
                        (s, i) => i == 7 ? s : s with { Column = "a|b", Value = "`" }
                    ),
                ],
            },
        };

        var taken = (await Zips.ReadAsync(Zips.Report(model))).Report!;

        taken.Evaluation!.Slices.Count.ShouldBe(5_000);
        Render(taken);
    }

    [Fact]
    public async Task A_changed_report_is_refused_or_can_be_rendered()
    {
        var random = new StableRandom(3, "changed");
        ReportModel[] models =
        [
            ReportModels.RejectedByGate(),
            ReportModels.Multiclass(),
            ReportModels.Regression(),
            ReportModels.RejectedByData(),
            ReportModels.RejectedByImage(),
            HostileModels.Acceptable(slices: 2),
        ];
        var (taken, refused) = (0, 0);
        for (var i = 0; i < 500; i++)
        {
            var zip = Zips.Changed(
                node =>
                {
                    for (var n = 0; n <= random.NextInt(3); n++)
                    {
                        Change(node, random);
                    }
                },
                models[i % models.Length]
            );
            try
            {
                var result = await Zips.ReadAsync(zip);
                taken++;
                Render(result.Report!);
            }
            catch (ReportRefusedException refusal)
            {
                Zips.Clean(refusal);
                refused++;
            }
        }

        taken.ShouldBeGreaterThan(50);
        refused.ShouldBeGreaterThan(50);
    }

    private static void Render(ReportModel model)
    {
        HarmlessMarkdown.Check(
            MarkdownReport.Render(model, new() { ReportUrl = Link, WorstSlices = 20 }),
            Link.AbsoluteUri
        );
        HtmlReport.Render(model).ShouldNotBeEmpty();
        JUnitReport.Render(model).ShouldNotBeEmpty();
        TerminalSummary.Render(model, 100).ShouldNotContain("##[");
        ReportHeadline.Of(model).Title.Length.ShouldBeInRange(1, ReportHeadline.MaxLength);
    }

    // Walks down to a random value and puts another in its place, doubles it, or takes it out.
    private static void Change(JsonNode node, StableRandom random)
    {
        while (true)
        {
            if (node is JsonObject { Count: > 0 } map)
            {
                var key = map.ElementAt(random.NextInt(map.Count)).Key;
                if (map[key] is JsonValue or null || random.NextInt(12) == 0)
                {
                    map[key] = Other(map[key], random);
                    return;
                }

                node = map[key]!;
            }
            else if (node is JsonArray { Count: > 0 } list)
            {
                var at = random.NextInt(list.Count);
                switch (random.NextInt(8))
                {
                    case 0:
                        list.RemoveAt(at);
                        return;
                    case 1:
                        list.Add(list[at]?.DeepClone());
                        return;
                    case 2:
                        list.Clear();
                        return;
                }

                if (list[at] is JsonValue or null)
                {
                    list[at] = Other(list[at], random);
                    return;
                }

                node = list[at]!;
            }
            else
            {
                return;
            }
        }
    }

    // Mostly of the same kind, so that more than types is tried.
    private static JsonNode? Other(JsonNode? old, StableRandom random)
    {
        var kind = old?.GetValueKind() ?? JsonValueKind.Null;
        for (var i = 0; i < 8; i++)
        {
            var other = JsonNode.Parse(Extremes[random.NextInt(Extremes.Length)]);
            if ((other?.GetValueKind() ?? JsonValueKind.Null) == kind)
            {
                return other;
            }
        }

        return kind == JsonValueKind.String
            ? HostileModels.Texts[random.NextInt(HostileModels.Texts.Length)].Replace('\uD800', ' ')
            : JsonNode.Parse(Extremes[random.NextInt(Extremes.Length)]);
    }
}
