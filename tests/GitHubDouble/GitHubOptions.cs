namespace MlOpsBuild.GitHubDouble;

/// <summary>How a server is.</summary>
public sealed record GitHubOptions
{
    /// <summary>Whether it is an Enterprise server, whose API is below <c>/api/v3</c>. <value>false</value></summary>
    public bool IsEnterprise { get; init; }

    /// <summary>Its clock. <value>the machine's</value></summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether requests and answers are held against GitHub's description. <value>true</value></summary>
    public bool IsJudged { get; init; } = true;
}
