using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlOpsBuild.Configuration;
using MlOpsBuild.Configuration.Keys;

namespace MlOpsBuild.Tests.Configuration;

public class ConfigSchemaTests
{
    [Fact]
    public void The_schema_is_what_a_person_reviewed() =>
        GoldenFile.Check("Golden/mlops.schema.json", Schema(TestVocabulary.Instance));

    /// <summary>Out of date after a change of keys or plug-ins: run this test with UPDATE_GOLDEN=1.</summary>
    [Fact]
    public void The_templates_schema_is_up_to_date() =>
        GoldenFile.CheckAt(
            Path.Combine(GoldenFile.Root, "templates/mlopsbuild", ConfigSchema.FileName),
            Schema(ProductVocabulary.Instance)
        );

    [Fact]
    public void The_sample_names_the_schema() =>
        File.ReadLines(Path.Combine(GoldenFile.Root, "templates/mlopsbuild/mlops.yaml"))
            .First()
            .ShouldBe($"# yaml-language-server: $schema=./{ConfigSchema.FileName}");

    [Fact]
    public void Every_key_is_described_and_no_section_takes_others()
    {
        var schema = JsonNode.Parse(Schema(TestVocabulary.Instance))!;
        CountKeys(schema["properties"]!.AsObject()).ShouldBeGreaterThan(30);
        static int CountKeys(JsonObject properties)
        {
            var count = 0;
            foreach (var (name, key) in properties)
            {
                key!["description"]?.GetValue<string>().ShouldEndWith(".", customMessage: name);
                foreach (var section in new[] { key, key["items"] })
                {
                    if (section?["properties"] is JsonObject inner)
                    {
                        section["additionalProperties"]!.GetValue<bool>().ShouldBeFalse(name);
                        count += CountKeys(inner);
                    }
                }

                count++;
            }

            return count;
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("telco-churn")]
    [InlineData("telco--churn2")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("A")]
    [InlineData("a_b")]
    [InlineData("ç")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("d.csv")]
    [InlineData("../d/*.CSV.gz")]
    [InlineData("d.csv.zip")]
    [InlineData("d.parquet")]
    [InlineData(".csv")]
    [InlineData("/d.csv")]
    [InlineData("~/d.csv")]
    [InlineData("C:/d.csv")]
    [InlineData("cc:/d.csv")]
    [InlineData(@"d\d.csv")]
    [InlineData("main~1")]
    [InlineData("v 1")]
    [InlineData("-rf")]
    [InlineData("\u00A0")]
    public void The_schemas_patterns_allow_what_the_loader_allows(string text)
    {
        foreach (
            var type in new[]
            {
                TextTypes.ModelName,
                TextTypes.FilePath,
                TextTypes.DataPath,
                TextTypes.Baseline,
            }
        )
        {
            Regex
                .IsMatch(text, type.Pattern!, RegexOptions.None, TimeSpan.FromSeconds(1))
                .ShouldBe(type.IsValid!(text), $"{text} as {type.Pattern}");
        }
    }

    private static string Schema(ConfigVocabulary vocabulary) =>
        Encoding.UTF8.GetString(ConfigSchema.Write(vocabulary));
}
