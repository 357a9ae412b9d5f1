using System.Reflection;
using Nuke.Common;
using Nuke.Common.ValueInjection;
using Serilog;

/// <summary>Values that are injected: in their order, on demand, optional, required.</summary>
internal class InjectionBuild : NukeBuild
{
    public static int Run() => Execute<InjectionBuild>(x => x.Show);

    [Announced]
    private readonly string Always;

    [Announced]
    [OnDemand]
    private readonly string Demanded;

    [Announced(Fails = true)]
    private readonly string Failing;

    [Announced(Fails = true)]
    [Optional]
    private readonly string FailingQuietly;

    [Parameter("The channel.")]
    [Required]
    private readonly string Channel;

    private Target Show =>
        _ =>
            _.Executes(() =>
                Log.Information(
                    "Always={Always} Demanded={Demanded} Failing={Failing} Channel={Channel}",
                    Always,
                    Demanded,
                    Failing,
                    Channel
                )
            );

    private Target Needs => _ => _.Requires(() => Demanded).DependsOn(Show).Executes(() => { });
}

internal sealed class AnnouncedAttribute : ValueInjectionAttributeBase
{
    public bool Fails { get; set; }

    public override object GetValue(MemberInfo member, object instance)
    {
        if (Fails)
            throw new InvalidOperationException($"no value for {member.Name}");

        Console.WriteLine($"injecting {member.Name} into {Build.GetType().Name}");
        return $"value of {member.Name}";
    }
}
