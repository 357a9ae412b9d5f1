using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Tests.Registry.Remote;

public sealed class AuthChallengeTests
{
    [Fact]
    public void Quoted_values_keep_their_commas()
    {
        var found = AuthChallenge.Parse(
            "realm=\"https://a.example/t\",service=\"x \\\"y\\\"\" , scope=\"repository:a:pull,push\", error=none"
        );
        found["realm"].ShouldBe("https://a.example/t");
        found["SERVICE"].ShouldBe("x \"y\"");
        found["scope"].ShouldBe("repository:a:pull,push");
        found["error"].ShouldBe("none");
    }

    [Fact]
    public void Bearer_goes_before_Basic()
    {
        using var response = new HttpResponseMessage();
        response.Headers.WwwAuthenticate.ParseAdd("Basic realm=\"r\"");
        AuthChallenge
            .From(response.Headers.WwwAuthenticate)
            .ShouldNotBeNull()
            .IsBasic.ShouldBeTrue();
        response.Headers.WwwAuthenticate.ParseAdd("bearer realm=\"r\"");
        AuthChallenge
            .From(response.Headers.WwwAuthenticate)
            .ShouldNotBeNull()
            .IsBearer.ShouldBeTrue();
        response.Headers.WwwAuthenticate.Clear();
        response.Headers.WwwAuthenticate.ParseAdd("Negotiate");
        AuthChallenge.From(response.Headers.WwwAuthenticate).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(",,, ")]
    [InlineData("realm")]
    [InlineData("realm=\"open")]
    [InlineData("=\"\\")]
    public void Nonsense_ends(string text) =>
        AuthChallenge.Parse(text).Count.ShouldBeLessThanOrEqualTo(1);
}
