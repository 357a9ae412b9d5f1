using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using Nuke.Utilities.Text.Yaml;
using YamlDotNet.Serialization;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>JSON, YAML and XML in text and in files.</summary>
public sealed class SerializationTests : IDisposable
{
    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("texts-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Fact]
    public void Json_is_written_read_and_updated()
    {
        var file = _root / "x.json";
        file.WriteJson(Create()).ShouldBe(file);
        file.ReadAllText()
            .Replace("\r", "")
            .ShouldStartWith("{\n  \"Name\": \"é\",\n  \"Number\": 5");
        AssertSame(file.ReadJson<Data>());
        file.UpdateJson<Data>(x => x.Number++).ReadJson<Data>().Number.ShouldBe(6);
        file.UpdateJson(x => x["Extra"] = "e").ReadJson()["Extra"]!.Value<string>().ShouldBe("e");
        Shell
            .Run(
                _root,
                "python3 -c \"import json; print(json.load(open('x.json'))['Nested']['Ratio'])\""
            )
            .ShouldBe("0.5");
        AssertSame(Create().ToJson().GetJson<Data>());
        Create().ToJson(formatting: Formatting.None).ShouldNotContain("\n");
        Create()
            .ToJson(new JsonSerializerSettings { NullValueHandling = NullValueHandling.Include })
            .ShouldContain("null");
        "{\"a\": [1, 2]}".GetJson()["a"]!.Count().ShouldBe(2);
    }

    [Fact]
    public void Properties_of_json_objects()
    {
        var json =
            "{\"name\": \"n\", \"inner\": {\"size\": 3}, \"items\": [{\"id\": 1}, {\"id\": 2}]}".GetJson();
        json.GetPropertyStringValue("name").ShouldBe("n");
        json.GetPropertyValue("inner").GetPropertyValue<int>("size").ShouldBe(3);
        json.GetPropertyValueOrNull<string>("none").ShouldBeNull();
        json.GetChildren("items").Select(x => x.GetPropertyValue<int>("id")).ShouldBe([1, 2]);
        Should
            .Throw<ArgumentException>(() => json.GetPropertyStringValue("none"))
            .Message.ShouldBe("Property 'none' not found");
    }

    [Fact]
    public void Paths_are_text_in_json()
    {
        var json = new Dictionary<string, AbsolutePath> { ["Path"] = "/a/b" }.ToJson(
            formatting: Formatting.None
        );
        json.ShouldBe("{\"Path\":\"/a/b\"}");
        json.GetJson<Dictionary<string, AbsolutePath>>()["Path"].ToString().ShouldBe("/a/b");
    }

    [Fact]
    public void Yaml_is_written_read_and_updated()
    {
        var file = _root / "x.yaml";
        file.WriteYaml(Create()).ShouldBe(file);
        file.ReadAllLines()[0].ShouldBe("name: é");
        AssertSame(file.ReadYaml<Data>());
        file.UpdateYaml<Data>(x => x.Number++).ReadYaml<Data>().Number.ShouldBe(6);
        AssertSame(Create().ToYaml().GetYaml<Data>());
        Create().ToYaml(new SerializerBuilder()).ShouldContain("Name: é");
        "Name: x".GetYaml<Data>(new DeserializerBuilder()).Name.ShouldBe("x");
    }

    [Fact]
    public void Xml_is_written_read_and_updated()
    {
        var file = _root / "x.xml";
        file.WriteXml(Create()).ShouldBe(file);
        AssertSame(file.ReadXml<Data>());
        file.UpdateXml<Data>(x => x.Number++).ReadXml<Data>().Number.ShouldBe(6);
        file.UpdateXml(x => x.Root!.Element("Name")!.Value = "other")
            .ReadXml()
            .Root!.Element("Name")!
            .Value.ShouldBe("other");
        Shell
            .Run(
                _root,
                "python3 -c \"import xml.etree.ElementTree as e; print(e.parse('x.xml').find('Number').text)\""
            )
            .ShouldBe("6");
        AssertSame(Create().ToXml().GetXml<Data>());
    }

    [Fact]
    public void Values_in_xml_are_read_and_set_by_their_path()
    {
        var file = (_root / "Directory.Build.props").WriteAllText(
            """
            <Project xmlns:m="http://m/">
              <!-- kept -->
              <Version>1.0</Version>
              <PackageReference Include="A" Version="2.0" />
              <PackageReference Include="B" Version="3.0" />
              <m:Inner>i</m:Inner>
            </Project>
            """
        );
        XmlTasks.XmlPeekSingle(file, "/Project/Version").ShouldBe("1.0");
        XmlTasks.XmlPeekSingle(file, "//None").ShouldBeNull();
        XmlTasks.XmlPeek(file, "//PackageReference/@Version").ShouldBe(["2.0", "3.0"]);
        XmlTasks.XmlPeekElements(file, "//PackageReference").Count().ShouldBe(2);
        XmlTasks.XmlPeek(file, "//x:Inner", ("x", "http://m/")).ShouldBe(["i"]);
        XmlTasks.XmlPeekFromString("<a><b>1</b></a>", "//b").ShouldBe(["1"]);
        XmlTasks.XmlPoke(file, "/Project/Version", "1.1");
        XmlTasks.XmlPoke(file, "//PackageReference[@Include='B']/@Version", 4);
        var text = file.ReadAllText();
        text.ShouldContain("<Version>1.1</Version>");
        text.ShouldContain("<PackageReference Include=\"B\" Version=\"4\" />");
        text.ShouldContain("  <!-- kept -->");
        text.ShouldStartWith("<Project");
        Should.Throw<ArgumentException>(() => XmlTasks.XmlPoke(file, "//PackageReference", "x"));
        Should.Throw<ArgumentException>(() => XmlTasks.XmlPeekSingle(file, "//@Include"));

        var document = file.ReadXml();
        document.XPathSelectAttributeValues("//@Include").ShouldBe(["A", "B"]);
        document.XPathSelectElementValues("//x:Inner", ("x", "http://m/")).ShouldBe(["i"]);
        document
            .XPathSelectElements("//PackageReference", namespaces: [])
            .First()
            .GetAttributeValue("Include")
            .ShouldBe("A");
    }

    private static Data Create() =>
        new()
        {
            Name = "é",
            Number = 5,
            Flag = true,
            Nested = new Data { Ratio = 0.5 },
        };

    private static void AssertSame(Data data)
    {
        data.Name.ShouldBe("é");
        data.Number.ShouldBe(5);
        data.Flag.ShouldBeTrue();
        data.Nested!.Ratio.ShouldBe(0.5);
        data.Nested.Name.ShouldBeNull();
    }

    public sealed class Data
    {
        public string? Name { get; set; }
        public int Number { get; set; }
        public bool Flag { get; set; }
        public double Ratio { get; set; }
        public Data? Nested { get; set; }
    }
}
