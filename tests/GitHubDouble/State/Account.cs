namespace MlOpsBuild.GitHubDouble.State;

/// <summary>A person or an app.</summary>
/// <param name="Id">Unique among accounts.</param>
/// <param name="Login">Apps end in <c>[bot]</c>.</param>
public sealed record Account(int Id, string Login)
{
    public bool IsBot => Login.EndsWith("[bot]", StringComparison.Ordinal);
}
