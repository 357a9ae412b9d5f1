using MlOpsBuild.Configuration;

namespace MlOpsBuild.Tests.Configuration;

/// <summary>The names of the product's own plug-ins: what the committed templates/mlopsbuild/mlops.schema.json offers.</summary>
internal static class ProductVocabulary
{
    public static ConfigVocabulary Instance => Vocabulary.Value;
}
