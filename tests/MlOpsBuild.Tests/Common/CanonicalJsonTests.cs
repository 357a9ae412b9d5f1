using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using MlOpsBuild.Common;

namespace MlOpsBuild.Tests.Common;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void KeysAreInOrdinalOrder()
    {
        var json = new JsonObject
        {
            ["b"] = 1,
            ["a"] = new JsonObject { ["z"] = null, ["Z"] = true },
            ["B"] = new JsonArray(2, 1),
        };
        CanonicalJson.ToText(json).ShouldBe("""{"B":[2,1],"a":{"Z":true,"z":null},"b":1}""");
    }

    [Fact]
    public void IndentedIsForPeopleAndEndsWithALineFeed() =>
        Encoding
            .UTF8.GetString(
                CanonicalJson.ToIndented(
                    new JsonObject
                    {
                        ["list"] = new JsonArray(1, new JsonObject { ["a"] = "b" }),
                        ["empty"] = new JsonArray(),
                        ["none"] = new JsonObject(),
                    }
                )
            )
            .ShouldBe(
                "{\n  \"empty\": [],\n  \"list\": [\n    1,\n    {\n      \"a\": \"b\"\n    }\n  ],\n  \"none\": {}\n}\n"
            );

    public static TheoryData<JsonNode, string> Numbers =>
        new()
        {
            { 1, "1" },
            { 1L, "1" },
            { (byte)1, "1" },
            { (short)-1, "-1" },
            { 1.0, "1" },
            { 1.0f, "1" },
            { 1.50m, "1.5" },
            { 0.1f, "0.1" },
            { 0.1, "0.1" },
            { 0.30000000000000004, "0.30000000000000004" },
            { -0.0, "0" },
            { 1e17, "100000000000000000" },
            { 100_000_000_000_000_000L, "100000000000000000" },
            { long.MaxValue, "9223372036854775807" },
            { long.MinValue, "-9223372036854775808" },
            { ulong.MaxValue, "18446744073709551615" },
            { 9223372036854775808.0, "9223372036854775808" },
            { 1e300, "1E+300" },
            { 5e-324, "5E-324" },
            { JsonNode.Parse("1e0")!, "1" },
            { JsonNode.Parse("1.000")!, "1" },
            { JsonNode.Parse("18446744073709551615")!, "18446744073709551615" },
            { JsonNode.Parse("9007199254740993")!, "9007199254740993" },
            { JsonNode.Parse("0.10")!, "0.1" },
        };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void EqualNumbersHaveOneSpelling(JsonNode number, string expected) =>
        CanonicalJson.ToText(number).ShouldBe(expected);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void JsonHasNoSuchNumber(double number) =>
        Should
            .Throw<ArgumentException>(() => CanonicalJson.ToText(JsonValue.Create(number)))
            .Message.ShouldContain("JSON has no number");

    // RFC 8785, 3.2.2.2.
    [Theory]
    [InlineData("a\"b\\c/d", "\"a\\\"b\\\\c/d\"")]
    [InlineData("\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\"")]
    [InlineData("\u0000\u000b\u001f\u007f", "\"\\u0000\\u000b\\u001f\u007f\"")]
    [InlineData("<é&'+\u2028😀\uffff>", "\"<é&'+\u2028😀\uffff>\"")]
    public void OnlyWhatMustBeIsEscaped(string text, string expected)
    {
        CanonicalJson.ToText(JsonValue.Create(text)).ShouldBe(expected);
        JsonNode.Parse(expected)!.GetValue<string>().ShouldBe(text);
        CanonicalJson.ToText(JsonNode.Parse(expected)).ShouldBe(expected);
    }

    [Fact]
    public void HalfACharacterIsNotLost()
    {
        CanonicalJson.ToText(JsonValue.Create("\ud83d")).ShouldBe("\"\\ud83d\"");
        CanonicalJson.ToText(JsonValue.Create("x\ude00y")).ShouldBe("\"x\\ude00y\"");
        CanonicalJson
            .DigestOf(JsonValue.Create("\ud83d"))
            .ShouldNotBe(CanonicalJson.DigestOf(JsonValue.Create("\ude00")));
    }

    [Fact]
    public void WhatIsWrittenAndReadIsTheSame()
    {
        Prop.ForAll<string, double, int>(
                (text, number, whole) =>
                {
                    var json = new JsonObject
                    {
                        ["text"] = text ?? "",
                        ["number"] = double.IsFinite(number) ? number : 0,
                        ["whole"] = whole,
                        [text + "key"] = new JsonArray(text ?? "", whole),
                    };
                    var once = CanonicalJson.ToText(json);
                    return CanonicalJson.ToText(JsonNode.Parse(once)) == once
                        && JsonNode.Parse(CanonicalJson.ToIndented(json))!.ToJsonString()
                            == JsonNode.Parse(once)!.ToJsonString()
                        && JsonNode.DeepEquals(JsonNode.Parse(once), json);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void NothingIsNull() => CanonicalJson.ToText(null).ShouldBe("null");
}
