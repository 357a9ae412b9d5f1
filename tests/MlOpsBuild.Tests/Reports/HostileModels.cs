using MlOpsBuild.Data.Checks;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Reports;
using MlOpsBuild.Tests.Registry.Images;

namespace MlOpsBuild.Tests.Reports;

/// <summary>Text that wants to be more than text, in every place that data or configuration can reach.</summary>
internal static class HostileModels
{
    public static readonly string[] Texts =
    [
        "@everyone",
        "cc @octo-org/admins and user@example.com",
        "<img src=x onerror=alert(1)>",
        "</td></tr></table><script>alert(1)</script>",
        "](http://evil.example)",
        "[click](http://evil.example \"t\") ![i](https://evil.example/i.png)",
        "https://evil.example/a?b=c www.evil.example mailto:a@b.example tel:123456",
        "a | b || c |",
        "`code` ``` ```` `",
        "--> <!-- x --!> ]]>",
        "\u202Egnp.exe\u202C \u2066iso\u2069 \u200Ehid\u200Bden\uFEFF",
        "#123 GH-123 org/repo#7 fixes #9",
        ":tada: $x^2$ **bold** __b__ ~~s~~ ==m== ++i++ ^sup^ {.cls} ::: *[x]: y",
        "line\r\n\r\n# heading\n\n- item\n\n    code\u2028x\u0085y",
        "\0\u0007\u001b[31mred\u001b[0m\uFFFE\uD800 lone",
        "a\u0301\u0301\u0301\u0301\u0301\u0301 &amp; &#64;you &lt;b&gt; \\@ \\`",
        "[^1]: note [x] [ref]: http://evil.example <http://evil.example>",
        "\"><svg onload=alert(1)> ' onmouseover='x",
        "{{7*7}} ${x} %{y} {% raw %}",
        "```mermaid\ngraph TD;A-->B\n```",
        "::error file=x::y",
        "\n::stop-commands::x",
        "x ##[error]y",
        "<!-- mlopsbuild:report model=x -->",
        "[x](javascript:alert(1)) javascript:alert(1) data:text/html,x",
        "@user #1 GH-1 www.a.b a@b.example",
        "|---|\n| - | -\n=== \n---",
        "<details open><summary>x</summary>",
        "$(curl evil) ; rm -rf / && `id`",
    ];

    public static ReportModel Create(Func<int, string>? text = null, int slices = 20)
    {
        text ??= i => Texts[i % Texts.Length];
        var n = 0;
        string Next() => text(n++);
        var model = ReportModels.Accepted();
        return model with
        {
            Model = Next(),
            Project = Next(),
            Commit = Next(),
            Dirty = true,
            Trainer = Next(),
            ModelDigest = Next(),
            DataDigest = Next(),
            Checks = model.Checks with
            {
                Results =
                [
                    .. Enumerable
                        .Range(0, 20)
                        .Select(_ => new CheckResult
                        {
                            Check = Next(),
                            Column = Next(),
                            Outcome = CheckOutcome.Warn,
                            Message = Next(),
                            Advice = Next(),
                        }),
                ],
                Columns =
                [
                    .. Enumerable
                        .Range(0, 20)
                        .Select(_ =>
                            model.Checks.Columns[0] with
                            {
                                Name = Next(),
                                Top = [new(Next(), 1), new(Next(), 2)],
                            }
                        ),
                ],
            },
            Evaluation = model.Evaluation! with
            {
                Classes = [Next(), Next()],
                Metrics = [.. model.Evaluation!.Metrics.Select(m => m with { Label = Next() })],
                Curves = [.. model.Evaluation.Curves.Select(c => c with { Class = Next() })],
                Importance =
                [
                    .. Enumerable
                        .Range(0, 20)
                        .Select(i => new FeatureImportance(Next(), 1.0 / (i + 1))),
                ],
                Slices =
                [
                    .. Enumerable
                        .Range(0, slices)
                        .Select(i => ReportParts.Slice(Next(), Next(), i, 0.8, 0.7, 0.9)),
                ],
            },
            Comparison = model.Comparison! with
            {
                Baseline = new(Next(), Next(), Next(), Next(), Next()),
                Metrics = [.. model.Comparison!.Metrics.Select(m => m with { Label = Next() })],
                Gates =
                [
                    .. Enumerable
                        .Range(0, 20)
                        .Select(i =>
                            ReportModels.Gate(
                                Next(),
                                i % 2 == 0 ? "auc" : Next(),
                                0.8,
                                0.7,
                                (GateOutcome)(i % 3),
                                Next()
                            )
                        ),
                ],
            },
            Changes =
            [
                .. Enumerable
                    .Range(0, 20)
                    .Select(_ => new ReportChange(Next(), Next(), Next(), Next())),
            ],
            Findings =
            [
                .. Enumerable
                    .Range(0, 20)
                    .Select(i => new ReportFinding(
                        Next(),
                        i + 1,
                        (FindingLevel)(i % 3),
                        Next(),
                        Next()
                    )),
            ],
            Stages = [.. Enumerable.Range(0, 20).Select(_ => new ReportStage(Next(), Next()))],
            Reproduce = Next(),
            Image = ImageSamples.Pushed() with
            {
                Model = Next(),
                Tag = $"x{Next()}",
                BaseImage = $"x{Next()}",
                Reference = $"x{Next()}@{ReportModels.Digest('e')}",
                Proof = new(100, 3, Next()),
            },
        };
    }

    /// <summary>The same as it may be taken over: what names or proves something is right, every other text hostile.</summary>
    public static ReportModel Acceptable(Func<int, string>? text = null, int slices = 20)
    {
        var (model, good) = (Create(text, slices), ReportModels.Accepted());
        return model with
        {
            Model = good.Model,
            Project = "models/churn",
            Commit = good.Commit,
            Trainer = model.Trainer[..Math.Min(100, model.Trainer.Length)],
            ModelDigest = good.ModelDigest,
            DataDigest = good.DataDigest,
            Comparison = model.Comparison! with
            {
                Baseline = model.Comparison.Baseline with { ModelDigest = good.ModelDigest },
            },
            Findings = [.. model.Findings.Select(f => f with { Path = "models/churn/mlops.yaml" })],
            Stages = [.. model.Stages.Select(s => s with { Output = good.ModelDigest })],
            Image = ImageSamples.Pushed() with { Proof = model.Image!.Proof },
        };
    }
}
