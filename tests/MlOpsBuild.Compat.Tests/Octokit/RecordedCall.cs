namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>One recorded call: its requests and its result.</summary>
public sealed record RecordedCall(List<string> Requests, List<string> Results);
