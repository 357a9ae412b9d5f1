namespace MlOpsBuild.Common;

/// <summary>Something that configuration refers to by name.</summary>
public interface INamed
{
    /// <summary>The name in mlops.yaml: lower camel case, e.g. <c>auc</c>, <c>logLoss</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Goes up whenever the same inputs would give other results: stages that depend on it then run again. Those of the library are
    /// known by the version of their stage. <value>The default value is 1.</value>
    /// </summary>
    int Version => 1;
}
