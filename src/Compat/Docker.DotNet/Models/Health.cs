namespace Docker.DotNet.Models;

/// <summary>What the health checks of a container found.</summary>
public class Health
{
    public string Status { get; set; }

    public long FailingStreak { get; set; }

    public IList<HealthcheckResult> Log { get; set; }
}
