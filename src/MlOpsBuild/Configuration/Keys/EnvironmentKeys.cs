namespace MlOpsBuild.Configuration.Keys;

/// <summary>One of <c>deploy.environments:</c>.</summary>
internal static class EnvironmentKeys
{
    private static readonly EnvironmentConfig Defaults = new() { Name = "" };
    private static readonly string[] Targets = ["docker", "kubernetes"];
    private static readonly string[] Strategies = ["replace", "blue-green", "canary", "shadow"];

    /// <summary><see cref="EnvironmentConfig.Target"/>.</summary>
    public static readonly ConfigKey Target = new(
        "target",
        new ChoiceType((_, _) => Targets),
        "What it runs on."
    )
    {
        Default = Targets[0],
    };

    /// <summary><see cref="EnvironmentConfig.Url"/>.</summary>
    public static readonly ConfigKey Url = new(
        "url",
        new TextType("an address that starts with http:// or https://")
        {
            AsWritten = true,
            IsValid = text =>
                Uri.TryCreate(text, UriKind.Absolute, out var uri)
                && uri.Scheme is "http" or "https"
                && uri.UserInfo.Length == 0,
            Pattern = "^https?://[^\\s@]+$",
        },
        "The address of the environment, for people."
    );

    /// <summary><see cref="EnvironmentConfig.Replicas"/>.</summary>
    public static readonly ConfigKey Replicas = new(
        "replicas",
        NumberTypes.Replicas,
        "How many servers run in it."
    )
    {
        Default = (long)Defaults.Replicas,
    };

    /// <summary><see cref="EnvironmentConfig.Strategy"/>.</summary>
    public static readonly ConfigKey Strategy = new(
        "strategy",
        new ChoiceType((_, _) => Strategies),
        "How a new image takes over: server by server, all at once beside the old ones, with a growing share of the requests, or with copies of them only."
    )
    {
        Default = Strategies[0],
    };

    /// <summary><see cref="EnvironmentConfig.Steps"/>.</summary>
    public static readonly ConfigKey Steps = new(
        "steps",
        new ListType(CanaryStepKeys.Type, "a list of steps") { MayBeEmpty = false },
        "The steps of a canary. Without it, 10 % and 50 % for a minute each."
    );

    /// <summary><see cref="EnvironmentConfig.Success"/>.</summary>
    public static readonly ConfigKey Success = new(
        "success",
        DeploySuccessKeys.Type,
        "What new servers must satisfy while they take over."
    );

    /// <summary><see cref="EnvironmentConfig.ReadyWithin"/>.</summary>
    public static readonly ConfigKey ReadyWithin = new(
        "readyWithin",
        DurationType.Any,
        "How long a server may take to become ready."
    )
    {
        Default = Defaults.ReadyWithin,
    };

    /// <summary><see cref="EnvironmentConfig.DrainWithin"/>.</summary>
    public static readonly ConfigKey DrainWithin = new(
        "drainWithin",
        DurationType.Any,
        "How long requests in flight are waited for before a server stops."
    )
    {
        Default = Defaults.DrainWithin,
    };

    /// <summary><see cref="EnvironmentConfig.Engine"/>.</summary>
    public static readonly ConfigKey Engine = new(
        "engine",
        new TextType("the address of an engine: unix://, npipe://, tcp://, http:// or https://")
        {
            AsWritten = true,
            IsValid = IsEngine,
            Pattern = "^(unix|npipe|tcp|http|https)://.+$",
        },
        "Docker: the engine. Without it, the one that docker would use."
    );

    /// <summary><see cref="EnvironmentConfig.Port"/>.</summary>
    public static readonly ConfigKey Port = new(
        "port",
        NumberTypes.Port,
        "Docker: the published port."
    )
    {
        Default = (long)Defaults.Port,
    };

    /// <summary><see cref="EnvironmentConfig.Bind"/>.</summary>
    public static readonly ConfigKey Bind = new(
        "bind",
        new TextType("an IP address")
        {
            IsValid = text => System.Net.IPAddress.TryParse(text, out _),
        },
        "Docker: the address that the port is published on; 0.0.0.0 is all."
    )
    {
        Default = Defaults.Bind,
    };

    /// <summary><see cref="EnvironmentConfig.Kubernetes"/>.</summary>
    public static readonly ConfigKey Kubernetes = new(
        "kubernetes",
        KubernetesKeys.Type,
        "What is rendered for a cluster."
    );

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([
        Target,
        Url,
        Replicas,
        Strategy,
        Steps,
        Success,
        ReadyWithin,
        DrainWithin,
        Engine,
        Port,
        Bind,
        Kubernetes,
    ])
    {
        Rules = Check,
    };

    /// <summary>The record.</summary>
    public static EnvironmentConfig BindTo(NamedSection named)
    {
        var (name, section) = named;
        var environment = new EnvironmentConfig
        {
            Name = name.Text,
            Target = (DeployTarget)Array.IndexOf(Targets, section.Text(Target)),
            Url = section.Text(Url),
            Replicas = (int)(long)section.Value(Replicas)!,
            Strategy = (DeployStrategy)Array.IndexOf(Strategies, section.Text(Strategy)),
            Success = section.Child(Success) is { } success
                ? DeploySuccessKeys.Bind(success)
                : new DeploySuccessConfig(),
            ReadyWithin = (TimeSpan)section.Value(ReadyWithin)!,
            DrainWithin = (TimeSpan)section.Value(DrainWithin)!,
            Engine = section.Text(Engine),
            Port = (int)(long)section.Value(Port)!,
            Bind = section.Text(Bind)!,
            Kubernetes = section.Child(Kubernetes) is { } kubernetes
                ? KubernetesKeys.Bind(kubernetes)
                : null,
            Line = name.Line,
        };
        return section.Has(Steps)
            ? environment with
            {
                Steps = Array.ConvertAll(section.Sections(Steps), CanaryStepKeys.Bind),
            }
            : environment;
    }

    private static void Check(Section environment, ReadContext context)
    {
        var target = environment.Text(Target);
        foreach (var key in new[] { Engine, Port, Bind })
        {
            Refuse(environment, key, target == Targets[0], "target: docker", context);
        }

        Refuse(environment, Kubernetes, target == Targets[1], "target: kubernetes", context);
        Refuse(
            environment,
            Steps,
            environment.Text(Strategy) == Strategies[2],
            "strategy: canary",
            context
        );
        var weights = environment
            .Sections(Steps)
            .Select(s => s.Value(CanaryStepKeys.Weight) as long?);
        if (weights.Zip(weights.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            context.Problems.Add(
                environment.ValueNode(Steps),
                $"{environment.Path}.steps: the weights must grow from step to step."
            );
        }
    }

    private static void Refuse(
        Section environment,
        ConfigKey key,
        bool isAllowed,
        string allowed,
        ReadContext context
    )
    {
        if (!isAllowed && environment.Has(key))
        {
            context.Problems.Add(
                environment.KeyNode(key),
                $"{environment.Path}: '{key.Name}' is for environments with '{allowed}'. Remove it."
            );
        }
    }

    private static bool IsEngine(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "unix" or "npipe" or "tcp" or "http" or "https"
        && uri.UserInfo.Length == 0;
}
