namespace Octokit;

/// <summary>What a GitHub App may do.</summary>
public class InstallationPermissions
{
    public InstallationPermissions() { }

    public InstallationPermissions(
        InstallationPermissionLevel? actions,
        InstallationPermissionLevel? administration,
        InstallationPermissionLevel? checks,
        InstallationPermissionLevel? contents,
        InstallationPermissionLevel? deployments,
        InstallationPermissionLevel? environments,
        InstallationPermissionLevel? issues,
        InstallationPermissionLevel? metadata,
        InstallationPermissionLevel? packages,
        InstallationPermissionLevel? pages,
        InstallationPermissionLevel? pullRequests,
        InstallationPermissionLevel? repositoryAnnouncementBanners,
        InstallationPermissionLevel? repositoryHooks,
        InstallationPermissionLevel? repositoryProjects,
        InstallationPermissionLevel? secretScanningAlerts,
        InstallationPermissionLevel? secrets,
        InstallationPermissionLevel? securityEvents,
        InstallationPermissionLevel? singleFile,
        InstallationPermissionLevel? statuses,
        InstallationPermissionLevel? vulnerabilityAlerts,
        InstallationPermissionLevel? workflows,
        InstallationPermissionLevel? members,
        InstallationPermissionLevel? organizationAdministration,
        InstallationPermissionLevel? organizationCustomRoles,
        InstallationPermissionLevel? organizationAnnouncementBanners,
        InstallationPermissionLevel? organizationHooks,
        InstallationPermissionLevel? organizationPlan,
        InstallationPermissionLevel? organizationProjects,
        InstallationPermissionLevel? organizationPackages,
        InstallationPermissionLevel? organizationSecrets,
        InstallationPermissionLevel? organizationSelfHostedRunners,
        InstallationPermissionLevel? organizationUserBlocking,
        InstallationPermissionLevel? teamDiscussions
    )
    {
        Actions = actions;
        Administration = administration;
        Checks = checks;
        Contents = contents;
        Deployments = deployments;
        Environments = environments;
        Issues = issues;
        Metadata = metadata;
        Packages = packages;
        Pages = pages;
        PullRequests = pullRequests;
        RepositoryAnnouncementBanners = repositoryAnnouncementBanners;
        RepositoryHooks = repositoryHooks;
        RepositoryProjects = repositoryProjects;
        SecretScanningAlerts = secretScanningAlerts;
        Secrets = secrets;
        SecurityEvents = securityEvents;
        SingleFile = singleFile;
        Statuses = statuses;
        VulnerabilityAlerts = vulnerabilityAlerts;
        Workflows = workflows;
        Members = members;
        OrganizationAdministration = organizationAdministration;
        OrganizationCustomRoles = organizationCustomRoles;
        OrganizationAnnouncementBanners = organizationAnnouncementBanners;
        OrganizationHooks = organizationHooks;
        OrganizationPlan = organizationPlan;
        OrganizationProjects = organizationProjects;
        OrganizationPackages = organizationPackages;
        OrganizationSecrets = organizationSecrets;
        OrganizationSelfHostedRunners = organizationSelfHostedRunners;
        OrganizationUserBlocking = organizationUserBlocking;
        TeamDiscussions = teamDiscussions;
    }

    public StringEnum<InstallationPermissionLevel>? Actions { get; private set; }

    public StringEnum<InstallationPermissionLevel>? Administration { get; private set; }

    public StringEnum<InstallationPermissionLevel>? Checks { get; private set; }

    public StringEnum<InstallationPermissionLevel>? Contents { get; private set; }

    public StringEnum<InstallationPermissionLevel>? Deployments { get; private set; }

    public StringEnum<InstallationPermissionLevel>? Environments { get; private set; }

    public StringEnum<InstallationPermissionLevel>? Issues { get; private set; }

    public StringEnum<InstallationPermissionLevel>? Metadata { get; private set; }

    public StringEnum<InstallationPermissionLevel>? Packages { get; private set; }

    public StringEnum<InstallationPermissionLevel>? Pages { get; private set; }

    public StringEnum<InstallationPermissionLevel>? PullRequests { get; private set; }

    public StringEnum<InstallationPermissionLevel>? RepositoryAnnouncementBanners
    {
        get;
        private set;
    }

    public StringEnum<InstallationPermissionLevel>? RepositoryHooks { get; private set; }

    public StringEnum<InstallationPermissionLevel>? RepositoryProjects { get; private set; }

    public StringEnum<InstallationPermissionLevel>? SecretScanningAlerts { get; private set; }

    public StringEnum<InstallationPermissionLevel>? Secrets { get; private set; }

    public StringEnum<InstallationPermissionLevel>? SecurityEvents { get; private set; }

    public StringEnum<InstallationPermissionLevel>? SingleFile { get; private set; }

    public StringEnum<InstallationPermissionLevel>? Statuses { get; private set; }

    public StringEnum<InstallationPermissionLevel>? VulnerabilityAlerts { get; private set; }

    public StringEnum<InstallationPermissionLevel>? Workflows { get; private set; }

    public StringEnum<InstallationPermissionLevel>? Members { get; private set; }

    public StringEnum<InstallationPermissionLevel>? OrganizationAdministration { get; private set; }

    public StringEnum<InstallationPermissionLevel>? OrganizationCustomRoles { get; private set; }

    public StringEnum<InstallationPermissionLevel>? OrganizationAnnouncementBanners
    {
        get;
        private set;
    }

    public StringEnum<InstallationPermissionLevel>? OrganizationHooks { get; private set; }

    public StringEnum<InstallationPermissionLevel>? OrganizationPlan { get; private set; }

    public StringEnum<InstallationPermissionLevel>? OrganizationProjects { get; private set; }

    public StringEnum<InstallationPermissionLevel>? OrganizationPackages { get; private set; }

    public StringEnum<InstallationPermissionLevel>? OrganizationSecrets { get; private set; }

    public StringEnum<InstallationPermissionLevel>? OrganizationSelfHostedRunners
    {
        get;
        private set;
    }

    public StringEnum<InstallationPermissionLevel>? OrganizationUserBlocking { get; private set; }

    public StringEnum<InstallationPermissionLevel>? TeamDiscussions { get; private set; }
}
