namespace Octokit;

/// <summary>What an account is.</summary>
public enum AccountType
{
    User,
    Organization,
    Bot,
    Mannequin,
}
