using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Tests.Pipelines;

public sealed class StageLockTests
{
    private static readonly StageInputs Inputs = new()
    {
        Stage = "train",
        Version = 2,
        Parameters = (JsonObject)
            JsonNode.Parse(
                """{"trainer":"gbdt","parameters":{"depth":5,"rate":0.1},"slices":["b","a"],"gates":[{"metric":"auc","min":0.8}],"none":null}"""
            )!,
        Files = Map(("data/z.csv", "1"), ("data/a.csv", "2")),
        Upstream = Map(("check-data", "3")),
        External = new Dictionary<string, string> { ["baseline"] = "none" },
    };

    private static readonly StageLock Full = new()
    {
        Inputs = Inputs,
        Key = Inputs.ToKey(),
        Manifest = Digest.Of("manifest"),
        Outputs =
        [
            new StageOutput("a/model.bin", Digest.Of("a"), 1),
            new StageOutput("b é.json", Digest.Of("b"), 5_000_000_000),
        ],
    };

    [Fact]
    public void FileIsGolden() =>
        System
            .Text.Encoding.UTF8.GetString(Full.ToBytes())
            .ShouldBe(File.ReadAllText(Golden("train.lock.json")));

    [Fact]
    public void WhatIsReadIsWhatWasWritten()
    {
        var read = StageLock.Parse(Full.ToBytes());
        read.ToBytes().ShouldBe(Full.ToBytes());
        read.Inputs.ToKey().ShouldBe(Full.Key);
        read.Outputs.ShouldBe(Full.Outputs);
        read.Manifest.ShouldBe(Full.Manifest);
    }

    [Fact]
    public void EveryChangedByteIsFound()
    {
        var good = Full.ToBytes();
        for (var i = 0; i < good.Length; i++)
        {
            var bad = (byte[])good.Clone();
            bad[i] ^= 1;
            Should.Throw<FormatException>(() => StageLock.Parse(bad), $"byte {i}");
            Should.Throw<FormatException>(() => StageLock.Parse(good[..i]), $"cut at {i}");
        }
    }

    // A checksum is no protection from those who write one: what a lock says must stay in its folder.
    [Theory]
    [InlineData("../out")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/./b")]
    [InlineData("a\\b")]
    [InlineData("C:a")]
    [InlineData("a\nb")]
    [InlineData("")]
    public void OutputsStayInTheirFolder(string path)
    {
        var bad = Full with { Outputs = [new StageOutput(path, Digest.Of("a"), 1)] };
        Should
            .Throw<FormatException>(() => StageLock.Parse(bad.ToBytes()))
            .Message.ShouldContain("is no path of an output");
    }

    [Fact]
    public void KeyIsOfAllInputsAndNothingElse()
    {
        StageInputs[] others =
        [
            Inputs with
            {
                Stage = "other",
            },
            Inputs with
            {
                Version = 3,
            },
            Inputs with
            {
                Parameters = new JsonObject(),
            },
            Inputs with
            {
                Files = Map(("data/z.csv", "1"), ("data/a.csv", "9")),
            },
            Inputs with
            {
                Files = Map(("data/z.csv", "1"), ("data/b.csv", "2")),
            },
            Inputs with
            {
                Upstream = Map(("check-data", "9")),
            },
            Inputs with
            {
                External = new Dictionary<string, string>(),
            },
        ];
        others.Select(o => o.ToKey()).Append(Inputs.ToKey()).Distinct().Count().ShouldBe(8);
        (Inputs with { Files = Map(("data/a.csv", "2"), ("data/z.csv", "1")) })
            .ToKey()
            .ShouldBe(Inputs.ToKey());
        (Inputs with { Parameters = (JsonObject)JsonNode.Parse(Inputs.Parameters.ToJsonString())! })
            .ToKey()
            .ShouldBe(Inputs.ToKey());
    }

    [Fact]
    public void KeyIsTheDigestOfCanonicalJson() => (
            Inputs with
            {
                Parameters = new JsonObject { ["b"] = 1.0, ["a"] = "x" },
            }
        ).ToKey().ShouldBe(Digest.Of($$"""{"external":{"baseline":"none"},"files":{"data/a.csv":"{{Digest.Of("2")}}","data/z.csv":"{{Digest.Of("1")}}"},"parameters":{"a":"x","b":1},"stage":"train","upstream":{"check-data":"{{Digest.Of("3")}}"},"version":2}"""));

    [Fact]
    public void DifferencesAreNamed()
    {
        var now = Inputs with
        {
            Version = 3,
            Parameters = (JsonObject)
                JsonNode.Parse(
                    """{"trainer":"gbdt","parameters":{"depth":6},"slices":["b"],"gates":[{"metric":"auc","min":0.9},{"metric":"f1","min":0.5}],"none":null,"seed":1}"""
                )!,
            Files = Map(("data/z.csv", "1"), ("data/b.csv", "2")),
            Upstream = Map(("check-data", "4")),
            External = new Dictionary<string, string> { ["baseline"] = "some" },
        };
        StageLock
            .Diff(Full, Full with { Inputs = now })
            .ShouldBe([
                new StageChange("version", "version", "2", "3"),
                new StageChange("parameter", "gates[0].min", "0.8", "0.9"),
                new StageChange("parameter", "gates[1].metric", null, "\"f1\""),
                new StageChange("parameter", "gates[1].min", null, "0.5"),
                new StageChange("parameter", "parameters.depth", "5", "6"),
                new StageChange("parameter", "parameters.rate", "0.1", null),
                new StageChange("parameter", "seed", null, "1"),
                new StageChange("parameter", "slices", "[\"b\",\"a\"]", "[\"b\"]"),
                new StageChange("file", "data/a.csv", Digest.Of("2").ToString(), null),
                new StageChange("file", "data/b.csv", null, Digest.Of("2").ToString()),
                new StageChange(
                    "upstream",
                    "check-data",
                    Digest.Of("3").ToString(),
                    Digest.Of("4").ToString()
                ),
                new StageChange("external", "baseline", "none", "some"),
            ]);
        StageLock.Diff(Full, Full).ShouldBeEmpty();
        StageLock.Diff(null, Full).ShouldBeEmpty();
        StageLock.Diff(Full, null).ShouldBeEmpty();
    }

    internal static string Golden(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);

    private static Dictionary<string, string> Map(params (string Path, string Content)[] files) =>
        files.ToDictionary(f => f.Path, f => Digest.Of(f.Content).ToString());
}
