using Nuke.Common.Tooling;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>A workflow.</summary>
public class GitHubActionsConfiguration : ConfigurationEntity
{
    public string Name { get; set; }

    /// <summary>Events without conditions; where there are any, detailed triggers are not written.</summary>
    public GitHubActionsTrigger[] ShortTriggers { get; set; } = [];

    public GitHubActionsDetailedTrigger[] DetailedTriggers { get; set; } = [];
    public (GitHubActionsPermissions Type, string Permission)[] Permissions { get; set; } = [];
    public string ConcurrencyGroup { get; set; }
    public bool ConcurrencyCancelInProgress { get; set; }
    public GitHubActionsJob[] Jobs { get; set; } = [];

    public override void Write(CustomFileWriter writer)
    {
        writer.WriteLine("name: " + YamlText.Value(Name));
        writer.WriteLine();
        WriteTriggers(writer);
        WritePermissions(writer);
        if (Concurrency.IsSet(ConcurrencyGroup, ConcurrencyCancelInProgress))
        {
            writer.WriteLine();
            Concurrency.Write(writer, ConcurrencyGroup, ConcurrencyCancelInProgress);
        }

        writer.WriteLine();
        writer.WriteLine("jobs:");
        using (writer.Indent())
            Jobs.ForEach(x => x.Write(writer));
    }

    private void WriteTriggers(CustomFileWriter writer)
    {
        if (ShortTriggers.Length > 0)
        {
            var names = ShortTriggers.Select(x => x.GetValue()).JoinCommaSpace();
            writer.WriteLine($"on: [{names}]");
            return;
        }

        writer.WriteLine("on:");
        using (writer.Indent())
            DetailedTriggers.ForEach(x => x.Write(writer));
    }

    private void WritePermissions(CustomFileWriter writer)
    {
        if (Permissions.Length == 0)
            return;

        writer.WriteLine();
        writer.WriteLine("permissions:");
        using (writer.Indent())
        {
            foreach (var (type, permission) in Permissions)
                writer.WriteLine($"{type.GetValue()}: {permission}");
        }
    }
}
