namespace Octokit;

/// <summary>An account, as it is in releases and commits.</summary>
public class Author
{
    public Author() { }

    public Author(
        string login,
        long id,
        string nodeId,
        string avatarUrl,
        string url,
        string htmlUrl,
        string followersUrl,
        string followingUrl,
        string gistsUrl,
        string type,
        string starredUrl,
        string subscriptionsUrl,
        string organizationsUrl,
        string reposUrl,
        string eventsUrl,
        string receivedEventsUrl,
        bool siteAdmin
    )
    {
        Login = login;
        Id = id;
        NodeId = nodeId;
        AvatarUrl = avatarUrl;
        Url = url;
        HtmlUrl = htmlUrl;
        FollowersUrl = followersUrl;
        FollowingUrl = followingUrl;
        GistsUrl = gistsUrl;
        Type = type;
        StarredUrl = starredUrl;
        SubscriptionsUrl = subscriptionsUrl;
        OrganizationsUrl = organizationsUrl;
        ReposUrl = reposUrl;
        EventsUrl = eventsUrl;
        ReceivedEventsUrl = receivedEventsUrl;
        SiteAdmin = siteAdmin;
    }

    public string Login { get; private set; }

    public long Id { get; private set; }

    public string NodeId { get; private set; }

    public string AvatarUrl { get; private set; }

    public string Url { get; private set; }

    public string HtmlUrl { get; private set; }

    public string FollowersUrl { get; private set; }

    public string FollowingUrl { get; private set; }

    public string GistsUrl { get; private set; }

    public string Type { get; private set; }

    public string StarredUrl { get; private set; }

    public string SubscriptionsUrl { get; private set; }

    public string OrganizationsUrl { get; private set; }

    public string ReposUrl { get; private set; }

    public string EventsUrl { get; private set; }

    public string ReceivedEventsUrl { get; private set; }

    public bool SiteAdmin { get; private set; }
}
