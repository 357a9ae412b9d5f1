namespace Octokit;

/// <summary>The plan of an account.</summary>
public class Plan
{
    public Plan() { }

    public Plan(
        long collaborators,
        string name,
        long privateRepos,
        long space,
        string billingEmail,
        int filledSeats,
        int seats
    )
    {
        Collaborators = collaborators;
        Name = name;
        PrivateRepos = privateRepos;
        Space = space;
        BillingEmail = billingEmail;
        FilledSeats = filledSeats;
        Seats = seats;
    }

    public long Collaborators { get; private set; }

    public string Name { get; private set; }

    public long PrivateRepos { get; private set; }

    public long Space { get; private set; }

    public string BillingEmail { get; private set; }

    public int FilledSeats { get; private set; }

    public int Seats { get; private set; }
}
