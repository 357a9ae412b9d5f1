namespace MlOpsBuild.Common;

/// <summary>Something that configuration refers to by name.</summary>
public interface INamed
{
    /// <summary>The name in mlops.yaml: lower camel case, e.g. <c>auc</c>, <c>logLoss</c>.</summary>
    string Name { get; }
}
