using System.Text.Json.Nodes;
using MlOpsBuild.Delivery.Deploy.Kubernetes;
using YamlDotNet.RepresentationModel;

namespace MlOpsBuild.Delivery.Tests.Deploy.Kubernetes;

public sealed class YamlTextTests
{
    [Fact]
    public void Blocks_are_as_people_write_them() =>
        Yaml(
                """{"a":{"b":[{"c":1,"d":{"e":true}},"f",[1,"x"]],"g":{},"h":[]},"i":null,"j":0.5,"k":[{"l":[{"m":"n"}]}]}"""
            )
            .ShouldBe(
                """
                a:
                  b:
                  - c: 1
                    d:
                      e: true
                  - f
                  - [1,"x"]
                  g: {}
                  h: []
                i: null
                j: 0.5
                k:
                - l:
                  - m: "n"

                """
            );

    [Theory]
    [InlineData("true")]
    [InlineData("No")]
    [InlineData("on")]
    [InlineData("")]
    [InlineData("1e3")]
    [InlineData("0x1F")]
    [InlineData("12:30:00")]
    [InlineData("2026-01-01")]
    [InlineData("100m")]
    [InlineData("- a")]
    [InlineData("a: b")]
    [InlineData("a:")]
    [InlineData("a #b")]
    [InlineData("*a")]
    [InlineData("&a")]
    [InlineData("!a")]
    [InlineData("a\nb\t\"c\" \\ é \u2028 \u0007")]
    public void Texts_that_could_be_something_else_are_quoted(string text) =>
        Yaml(new JsonObject { ["x"] = text }.ToJsonString()).ShouldStartWith("x: \"");

    [Fact]
    public void Any_text_is_read_as_it_was()
    {
        // Texts of what means something in YAML, so that few are harmless.
        var pieces = ": # - ? * & ! | > ' \" % @ ` , [ ] { } \n \t é a 0 . ~ \\"
            .Split(' ')
            .Append(" ")
            .ToArray();
        var random = new Random(7);
        var texts = Enumerable
            .Range(0, 1000)
            .Select(_ => string.Concat(random.GetItems(pieces, random.Next(7))));
        foreach (var text in texts)
        {
            var content = new JsonObject
            {
                ["list"] = new JsonArray(text, new JsonObject { [text] = text }),
            };
            var stream = new YamlStream();
            stream.Load(new StringReader(YamlText.Of(content)));
            var list = (YamlSequenceNode)
                ((YamlMappingNode)stream.Documents[0].RootNode).Children["list"];
            var member = ((YamlMappingNode)list[1]).Single();
            new[] { list[0], member.Key, member.Value }
                .Select(x => ((YamlScalarNode)x).Value)
                .ShouldAllBe(x => x == text);
        }
    }

    private static string Yaml(string json) => YamlText.Of((JsonObject)JsonNode.Parse(json)!);
}
