using System.Text.Json.Nodes;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Tests.Registry.Provenance;

// The golden file is valid against bom-1.6.schema.json; what the schema demands of the parts used is repeated here.
public sealed class MlBomTests
{
    private static JsonNode Parsed(MlBom bom) => JsonNode.Parse(bom.ToBytes())!;

    [Fact]
    public void TheBillIsTheSpecifications() =>
        GoldenFile.ShouldMatch("ml-bom.json", Documents.Indented(Documents.Bom.ToBytes()));

    [Fact]
    public void WhatIsRequiredIsThere()
    {
        var bill = Parsed(Documents.Bom);
        bill["bomFormat"]!.GetValue<string>().ShouldBe("CycloneDX");
        bill["specVersion"]!.GetValue<string>().ShouldBe("1.6");
        bill["serialNumber"]!
            .GetValue<string>()
            .ShouldMatch(
                "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
            );
        var component = bill["metadata"]!["component"]!;
        component["type"]!.GetValue<string>().ShouldBe("machine-learning-model");
        component["name"]!.GetValue<string>().ShouldBe("churn");
        var metrics = component["modelCard"]!["quantitativeAnalysis"]![
            "performanceMetrics"
        ]!.AsArray();
        metrics[0]!["value"]!.GetValue<string>().ShouldBe("0.8431");
        metrics[0]!["confidenceInterval"]!["lowerBound"]!.GetValue<string>().ShouldBe("0.8312");
        metrics[1]!["slice"]!.GetValue<string>().ShouldBe("region = north");
        var references = component["modelCard"]!["modelParameters"]!["datasets"]!
            .AsArray()
            .Select(d => d!["ref"]!.GetValue<string>());
        bill["components"]!
            .AsArray()
            .Select(c => c!["bom-ref"]!.GetValue<string>())
            .ShouldBe(references);
    }

    [Fact]
    public void TheLeastBillIsWhole()
    {
        var component = Parsed(new MlBom { Name = "x" })["metadata"]!["component"]!.AsObject();
        component.Select(m => m.Key).ShouldBe(["bom-ref", "modelCard", "name", "type"]);
        component["modelCard"]!.AsObject().Count.ShouldBe(0);
    }

    [Fact]
    public void TheSerialNumberIsOfTheContent()
    {
        var serial = Parsed(Documents.Bom)["serialNumber"]!.GetValue<string>();
        var shuffled = Documents.Bom with { Datasets = [.. Documents.Bom.Datasets.Reverse()] };
        Parsed(shuffled)["serialNumber"]!.GetValue<string>().ShouldBe(serial);
        Parsed(Documents.Bom with { Version = "2" })["serialNumber"]!
            .GetValue<string>()
            .ShouldNotBe(serial);
    }

    [Fact]
    public void WhatTheFormatHasNoWordForIsRefused()
    {
        Should
            .Throw<AttestationException>(() =>
                (Documents.Bom with { Approach = "guessing" }).ToBytes()
            )
            .Message.ShouldContain("expected one of supervised");
        Should
            .Throw<AttestationException>(() =>
                (
                    Documents.Bom with
                    {
                        Datasets = [.. Documents.Bom.Datasets, Documents.Bom.Datasets[0]],
                    }
                ).ToBytes()
            )
            .Message.ShouldContain("'train.csv' is there twice");
    }
}
