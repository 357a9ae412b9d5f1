using Octokit.Internal;

namespace Octokit;

/// <summary>A user.</summary>
public class User : Account
{
    public User() { }

    public User(
        string avatarUrl,
        string bio,
        string blog,
        int collaborators,
        string company,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        int diskUsage,
        string email,
        int followers,
        int following,
        bool? hireable,
        string htmlUrl,
        int totalPrivateRepos,
        long id,
        string location,
        string login,
        string name,
        string nodeId,
        int ownedPrivateRepos,
        Plan plan,
        int privateGists,
        int publicGists,
        int publicRepos,
        string url,
        RepositoryPermissions permissions,
        bool siteAdmin,
        string ldapDistinguishedName,
        DateTimeOffset? suspendedAt
    )
        : base(
            avatarUrl,
            bio,
            blog,
            collaborators,
            company,
            createdAt,
            diskUsage,
            email,
            followers,
            following,
            hireable,
            htmlUrl,
            totalPrivateRepos,
            id,
            location,
            login,
            name,
            nodeId,
            ownedPrivateRepos,
            plan,
            privateGists,
            publicGists,
            publicRepos,
            AccountType.User,
            url
        )
    {
        Permissions = permissions;
        SiteAdmin = siteAdmin;
        LdapDistinguishedName = ldapDistinguishedName;
        SuspendedAt = suspendedAt;
        UpdatedAt = updatedAt;
    }

    public RepositoryPermissions Permissions { get; private set; }

    public bool SiteAdmin { get; private set; }

    public DateTimeOffset? SuspendedAt { get; private set; }

    public bool Suspended => SuspendedAt.HasValue;

    [Parameter(Key = "ldap_dn")]
    public string LdapDistinguishedName { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }
}
