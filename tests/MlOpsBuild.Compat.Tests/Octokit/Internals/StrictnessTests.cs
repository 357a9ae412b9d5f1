using Octokit;
using Octokit.Internal;

namespace MlOpsBuild.Compat.Tests.Octokit.Internals;

/// <summary>Where the package sends or reads nonsense.</summary>
public sealed class StrictnessTests
{
    [Fact]
    public void Control_characters_are_escaped() =>
        new SimpleJsonSerializer()
            .Serialize(new NewCheckRunOutput("t", "\u001b[31mred\u0001"))
            .ShouldBe("""{"title":"t","summary":"\u001b[31mred\u0001"}""");

    [Fact]
    public void A_null_where_a_value_is_expected_is_the_default() =>
        new SimpleJsonSerializer()
            .Deserialize<Issue>("""{"number":null,"created_at":null,"locked":null}""")
            .Number.ShouldBe(0);

    [Fact]
    public void A_payload_that_is_text_is_none() =>
        new SimpleJsonSerializer()
            .Deserialize<Deployment>("""{"payload":""}""")
            .Payload.ShouldBeNull();
}
