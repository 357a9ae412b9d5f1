namespace MlOpsBuild.GitHubDouble.Http;

/// <summary>Which of GitHub's servers a request went to.</summary>
public enum Part
{
    Rest,
    GraphQl,

    /// <summary>Where artifacts are downloaded from.</summary>
    Storage,
}
