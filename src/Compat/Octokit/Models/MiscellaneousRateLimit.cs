namespace Octokit;

/// <summary>The rate limits of the sender.</summary>
public class MiscellaneousRateLimit
{
    public MiscellaneousRateLimit() { }

    public MiscellaneousRateLimit(ResourceRateLimit resources, RateLimit rate)
    {
        Resources = resources;
        Rate = rate;
    }

    public ResourceRateLimit Resources { get; private set; }

    public RateLimit Rate { get; private set; }
}
