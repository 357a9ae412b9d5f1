using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Tests.Configuration.Yaml;

public sealed class YamlFileTests : IDisposable
{
    private readonly string _path = Path.Combine(
        Directory.CreateTempSubdirectory("mlopsbuild-yaml-").FullName,
        "f.yaml"
    );

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void A_byte_order_mark_does_not_move_places()
    {
        var plain = Read("a: 1\nb: x\n"u8.ToArray());
        var marked = Read([0xEF, 0xBB, 0xBF, .. "a: 1\nb: x\n"u8]);
        YamlTree.Dump(marked).ShouldBe(YamlTree.Dump(plain));
        marked.Entries[0].Key.Column.ShouldBe(1);
    }

    [Fact]
    public void Names_outside_ASCII_are_read() =>
        Read("label: müşteri\nslices: [İstanbul, \"日本\", \"😀\"]\n"u8.ToArray())
            .Find("label")!
            .Value.ShouldBeOfType<YamlScalar>()
            .Text.ShouldBe("müşteri");

    [Fact]
    public void Bytes_that_are_not_UTF8_are_told_with_their_place() =>
        ErrorOf([.. "a: 1\nlabel: m"u8, 0xFC, .. "ller\n"u8])
            .ShouldBe("f:2:9: the byte 0xFC is not UTF-8. Save the file as UTF-8.");

    [Fact]
    public void UTF16_is_told() =>
        ErrorOf([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a: 1\n")])
            .ShouldBe("f: the file is UTF-16. Save it as UTF-8.");

    [Fact]
    public void A_file_of_over_1_MB_is_not_read() =>
        ErrorOf(new byte[YamlFile.MaxBytes + 1])
            .ShouldBe(
                "f: the file has 1048577 bytes; at most 1048576 are read. Is it the right file?"
            );

    [Fact]
    public void A_folder_is_told_apart_from_a_file()
    {
        Directory.CreateDirectory(_path);
        Should
            .Throw<UsageException>(() => YamlFile.Read(_path, "f"))
            .Message.ShouldStartWith("f: cannot be read: ");
    }

    private YamlMap Read(byte[] content)
    {
        File.WriteAllBytes(_path, content);
        return YamlFile.Read(_path, "f");
    }

    private string ErrorOf(byte[] content) =>
        Should.Throw<UsageException>(() => Read(content)).Message;
}
