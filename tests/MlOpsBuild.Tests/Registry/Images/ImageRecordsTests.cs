using MlOpsBuild.Common;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Tests.Reports;

namespace MlOpsBuild.Tests.Registry.Images;

public sealed class ImageRecordsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];
    private readonly ImageRecords _records;

    public ImageRecordsTests() => _records = new ImageRecords(_folder.Path, _warnings.Add);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_model_has_its_record()
    {
        _records.Read("telco-churn").ShouldBeNull();
        _records.Write(ImageSamples.Local());
        _records.Write(ImageSamples.Local() with { Model = "other" });
        _records.Write(ImageSamples.Pushed());

        SameRecord.Check(ImageSamples.Pushed(), _records.Read("telco-churn"));
        _records.Read("other")!.Reference.ShouldBeNull();
        Directory
            .GetFiles(_folder.At(".mlops/images"))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["other.json", "telco-churn.json"]);
        _warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{", "Expected depth to be zero")]
    [InlineData("{\"model\": 1}", "$.measurements is missing")]
    [InlineData("", "The input does not contain any JSON tokens")]
    public void A_damaged_one_counts_as_none_and_is_told(string text, string why)
    {
        _folder.Write(".mlops/images/telco-churn.json", text);

        _records.Read("telco-churn").ShouldBeNull();
        var warning = _warnings.ShouldHaveSingleItem();
        warning.ShouldStartWith(
            $"{_records.PathOf("telco-churn")} cannot be read and counts as no image: "
        );
        warning.ShouldContain(why);
        warning.ShouldEndWith(". Containerize writes it anew.");

        _records.Write(ImageSamples.Local());
        _records.Read("telco-churn").ShouldNotBeNull();
    }

    [Fact]
    public void One_of_another_model_or_of_too_much_counts_as_none()
    {
        _folder.Write(
            ".mlops/images/churn.json",
            ImageRecordJson.ToBytes(ImageSamples.Local() with { Model = "ot\u0007her" })
        );
        _folder.Write(".mlops/images/large.json", new string(' ', (1 << 20) + 1));
        _folder.Write(".mlops/images/folder.json/x", "");

        _records.Read("churn").ShouldBeNull();
        _records.Read("large").ShouldBeNull();
        _records.Read("folder").ShouldBeNull();
        _warnings.Count.ShouldBe(2); // a folder is no file
        _warnings[0].ShouldContain("it is about the model ot\uFFFDher");
        _warnings[1].ShouldContain("it has 1.0 MB, expected at most 1.0 MB");
    }

    [Fact]
    public void Where_it_cannot_be_written_the_path_is_told()
    {
        _folder.Write(".mlops", "a file where the folder should be");

        Should
            .Throw<MlOpsException>(() => _records.Write(ImageSamples.Local()))
            .Message.ShouldStartWith($"Cannot write {_records.PathOf("telco-churn")}: ");
    }
}
