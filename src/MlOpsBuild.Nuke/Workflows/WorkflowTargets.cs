using System.Reflection;
using Nuke.Common;

namespace MlOpsBuild.Nuke.Workflows;

/// <summary>Which of the targets that workflows run a build has; steps and jobs of the others are left out.</summary>
internal sealed class WorkflowTargets
{
    public const string Report = "Report";
    public const string PostReport = "PostReport";
    public const string Pull = "Pull";
    public const string Push = "Push";
    public const string Tune = "Tune";
    public const string Register = "Register";
    public const string Containerize = "Containerize";
    public const string Deploy = "Deploy";
    public const string Monitor = "Monitor";
    public const string Retrain = "Retrain";

    private const BindingFlags Declared =
        BindingFlags.Instance
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    private static readonly string[] Known =
    [
        Report,
        PostReport,
        Pull,
        Push,
        Tune,
        Register,
        Containerize,
        Deploy,
        Monitor,
        Retrain,
    ];

    private readonly HashSet<string> _names;

    public WorkflowTargets(IEnumerable<string> names) =>
        _names = new HashSet<string>(names, StringComparer.Ordinal);

    /// <summary>Those that the build has, in the order of a model's life.</summary>
    public IEnumerable<string> Names => Known.Where(_names.Contains);

    public bool Has(string name) => _names.Contains(name);

    /// <summary>The target properties of a build class, its bases and its components.</summary>
    public static WorkflowTargets Of(Type build)
    {
        var found = new List<string>();
        for (var type = build; type is not null; type = type.BaseType)
        {
            Add(found, type);
        }

        foreach (var component in build.GetInterfaces())
        {
            Add(found, component);
        }

        return new WorkflowTargets(found.Intersect(Known, StringComparer.Ordinal));
    }

    private static void Add(List<string> found, Type type)
    {
        foreach (var property in type.GetProperties(Declared))
        {
            if (property.PropertyType == typeof(Target))
            {
                // An explicit implementation is named after its interface too.
                found.Add(property.Name[(property.Name.LastIndexOf('.') + 1)..]);
            }
        }
    }
}
