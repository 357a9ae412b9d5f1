namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>A step of a job. Derive from it to add steps of your own.</summary>
public abstract class GitHubActionsStep : ConfigurationEntity;
