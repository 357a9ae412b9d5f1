namespace MlOpsBuild.Registry.ModelPack;

/// <summary>What a file of a model is for; each kind has a layer media type of its own.</summary>
public enum ModelFileKind
{
    /// <summary>The model's parameters: <c>application/vnd.cncf.model.weight.v1.tar</c>.</summary>
    Weight,

    /// <summary>What is needed to use them: <c>application/vnd.cncf.model.weight.config.v1.tar</c>.</summary>
    WeightConfig,

    /// <summary>A document for people: <c>application/vnd.cncf.model.doc.v1.tar</c>.</summary>
    Doc,

    /// <summary>Code: <c>application/vnd.cncf.model.code.v1.tar</c>.</summary>
    Code,

    /// <summary>Data: <c>application/vnd.cncf.model.dataset.v1.tar</c>.</summary>
    Dataset,
}
