using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Tests.Scoring.Serving;

public sealed class ServeSettingsTests
{
    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var settings = ServeSettings.Read(
            """{ "model": "m", "models": [{ "name": "m", "path": "m" }], "log": {} }"""u8
        );
        settings
            .Models.ShouldHaveSingleItem()
            .ShouldBe(
                new ServedModelSettings
                {
                    Name = "m",
                    Path = "m",
                    Weight = 100,
                    Shadow = false,
                }
            );
        settings.Limits.ShouldBe(new ServeLimits());
        settings.Log.ShouldBe(new PredictionLogSettings());
        settings.ApiKeys.ShouldBeFalse();
        ServeSettings.Read(settings.ToBytes()).ToBytes().ShouldBe(settings.ToBytes());
    }

    [Theory]
    [InlineData("""{ "model": "m", "models": [] }""", "names no model with a weight above 0")]
    [InlineData(
        """{ "model": "m", "models": [{ "name": "m", "path": "m", "shadow": true }] }""",
        "names no model with a weight above 0"
    )]
    [InlineData(
        """{ "model": "m", "models": [{ "name": "m", "path": "a" }, { "name": "m", "path": "b" }] }""",
        "names the model 'm' twice"
    )]
    [InlineData(
        """{ "model": "m", "models": [{ "name": "m", "path": "a" }], "limits": { "rows": 0 } }""",
        "a limit that is not above 0"
    )]
    [InlineData("""{ "model": "m" }""", "is damaged at $")]
    [InlineData("""{ "model": "m", "models": [], "more": 1 }""", "is damaged at $.more")]
    [InlineData("""{ "model": "m", "model": "n", "models": [] }""", "is damaged at $")]
    public void What_is_wrong_is_said(string json, string expected) =>
        Should
            .Throw<ModelFormatException>(() =>
                ServeSettings.Read(System.Text.Encoding.UTF8.GetBytes(json))
            )
            .Message.ShouldContain(expected);
}
