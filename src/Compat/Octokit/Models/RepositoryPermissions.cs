namespace Octokit;

/// <summary>What the sender of the request may do in a repository.</summary>
public class RepositoryPermissions
{
    public RepositoryPermissions() { }

    public RepositoryPermissions(bool admin, bool maintain, bool push, bool triage, bool pull)
    {
        Admin = admin;
        Maintain = maintain;
        Push = push;
        Triage = triage;
        Pull = pull;
    }

    public bool Admin { get; private set; }

    public bool Maintain { get; private set; }

    public bool Push { get; private set; }

    public bool Triage { get; private set; }

    public bool Pull { get; private set; }
}
