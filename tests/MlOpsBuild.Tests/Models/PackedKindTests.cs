using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Tests.Models;

public sealed class PackedKindTests
{
    [Theory]
    [InlineData("training.json", ModelFileKind.Doc)]
    [InlineData("model/model.json", ModelFileKind.WeightConfig)]
    [InlineData("model/model.bin", ModelFileKind.Weight)]
    [InlineData("model/model.zip", ModelFileKind.Weight)]
    [InlineData("model/weights/layer1.safetensors", ModelFileKind.Weight)]
    [InlineData("model/weights/model.json", ModelFileKind.Weight)]
    [InlineData("model/predict.py", ModelFileKind.Code)]
    [InlineData("model/lib/Helper.R", ModelFileKind.Code)]
    [InlineData("model/predict.sh", ModelFileKind.Code)]
    [InlineData("model/requirements.txt", ModelFileKind.Code)]
    [InlineData("model/uv.lock", ModelFileKind.Code)]
    [InlineData("model/README.md", ModelFileKind.Doc)]
    [InlineData("model/LICENSE", ModelFileKind.Doc)]
    [InlineData("model/vocabulary.txt", ModelFileKind.Weight)]
    public void Files_are_what_their_names_say(string path, ModelFileKind kind) =>
        PackedKind.Of(path).ShouldBe(kind);
}
