namespace MlOpsBuild.Configuration.Keys;

/// <summary>The <c>kubernetes:</c> section of an environment.</summary>
internal static class KubernetesKeys
{
    private static readonly KubernetesConfig Defaults = new();
    private static readonly string[] Kinds = ["deployment", "inference-service"];

    private static readonly TextType Quantity = new("a quantity of Kubernetes, e.g. 500m or 128Mi")
    {
        IsValid = IsQuantity,
        Pattern = "^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$",
    };

    /// <summary><see cref="KubernetesConfig.Kind"/>.</summary>
    public static readonly ConfigKey Kind = new(
        "kind",
        new ChoiceType((_, _) => Kinds),
        "What is rendered: Deployment, Service and HorizontalPodAutoscaler, or an InferenceService of KServe."
    )
    {
        Default = Kinds[0],
    };

    /// <summary><see cref="KubernetesConfig.Namespace"/>.</summary>
    public static readonly ConfigKey Namespace = new(
        "namespace",
        TextTypes.ModelName,
        "The namespace."
    )
    {
        Default = Defaults.Namespace,
    };

    /// <summary><see cref="KubernetesConfig.Context"/>.</summary>
    public static readonly ConfigKey Context = new(
        "context",
        new TextType("the name of a context of kubectl") { AsWritten = true },
        "kubectl's context. Without it, the current one."
    );

    /// <summary><see cref="KubernetesConfig.MaxReplicas"/>.</summary>
    public static readonly ConfigKey MaxReplicas = new(
        "maxReplicas",
        NumberTypes.Replicas,
        "The most servers that load may lead to."
    )
    {
        Default = (long)Defaults.MaxReplicas,
    };

    /// <summary><see cref="KubernetesConfig.TargetCpu"/>.</summary>
    public static readonly ConfigKey TargetCpu = new(
        "targetCpu",
        new NumberType
        {
            Whole = true,
            Min = 1,
            Max = 100,
        },
        "The processor share that more servers start at, in percent of what is requested."
    )
    {
        Default = (long)Defaults.TargetCpu,
    };

    /// <summary><see cref="KubernetesConfig.Cpu"/>.</summary>
    public static readonly ConfigKey Cpu = new("cpu", Quantity, "The requested processor.")
    {
        Default = Defaults.Cpu,
    };

    /// <summary><see cref="KubernetesConfig.Memory"/>.</summary>
    public static readonly ConfigKey Memory = new(
        "memory",
        Quantity,
        "The requested and largest memory."
    )
    {
        Default = Defaults.Memory,
    };

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([
        Kind,
        Namespace,
        Context,
        MaxReplicas,
        TargetCpu,
        Cpu,
        Memory,
    ]);

    /// <summary>The record.</summary>
    public static KubernetesConfig Bind(Section kubernetes) =>
        new()
        {
            Kind = (KubernetesKind)Array.IndexOf(Kinds, kubernetes.Text(Kind)),
            Namespace = kubernetes.Text(Namespace)!,
            Context = kubernetes.Text(Context),
            MaxReplicas = (int)(long)kubernetes.Value(MaxReplicas)!,
            TargetCpu = (int)(long)kubernetes.Value(TargetCpu)!,
            Cpu = kubernetes.Text(Cpu)!,
            Memory = kubernetes.Text(Memory)!,
        };

    private static bool IsQuantity(string text)
    {
        var digits = text.AsSpan().TrimEnd("mkMGTi");
        var unit = text.AsSpan(digits.Length);
        return digits.Length > 0
            && char.IsAsciiDigit(digits[^1])
            && char.IsAsciiDigit(digits[0])
            && decimal.TryParse(
                digits,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out _
            )
            && unit is "" or "m" or "k" or "M" or "G" or "T" or "Ki" or "Mi" or "Gi" or "Ti";
    }
}
