using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>Where we are more exact than the package.</summary>
public sealed class PathDetailsTests : IDisposable
{
    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("details-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Fact]
    public void Unix_tells_upper_from_lower_case()
    {
        PathConstruction.GetRelativePath("/a/B", "/a/b/c").ShouldBe("../b/c");
        AbsolutePath.Create("/a/B").Contains("/a/b/c").ShouldBeFalse();
        AbsolutePath.Create(@"C:\a\B").Contains(@"c:\A\b\c").ShouldBeTrue();
        AbsolutePath.Create("/").Contains("/a").ShouldBeTrue();
    }

    [Fact]
    public void Windows_paths_have_names_everywhere()
    {
        AbsolutePath path = @"C:\a\b.tar.gz";
        path.Name.ShouldBe("b.tar.gz");
        path.NameWithoutExtension.ShouldBe("b.tar");
        path.Extension.ShouldBe(".gz");
        AbsolutePath.Create(@"\\my-server\a").Parent.ToString().ShouldBe(@"\\my-server");
        AbsolutePath.Create(@"\\my-server").Parent.ShouldBeNull();
        Should
            .Throw<ArgumentException>(() => PathConstruction.GetRelativePath(@"C:\a", @"D:\a"))
            .Message.ShouldStartWith("Root must be same");
        Should
            .Throw<ArgumentException>(() => AbsolutePath.Create("a/b"))
            .Message.ShouldBe("Path 'a/b' must be rooted");
    }

    [Fact]
    public void Lines_may_end_without_line_break() =>
        (_root / "x")
            .WriteAllLines(["a", "b"], eofLineBreak: false)
            .ReadAllText()
            .ShouldBe(string.Join(Environment.NewLine, "a", "b"));

    [Fact]
    public void A_moved_directory_takes_its_links_along_and_not_what_they_lead_to()
    {
        var outside = (_root / "outside" / "x").WriteAllText("x");
        var source = (_root / "source").CreateDirectory();
        outside.Parent.AddUnixSymlink(source / "link");
        var target = (_root / "target").CreateDirectory();
        source.Move(target, ExistsPolicy.MergeAndOverwrite);
        outside.FileExists().ShouldBeTrue();
        new FileInfo(target / "link").LinkTarget.ShouldBe(outside.Parent);
        source.DirectoryExists().ShouldBeFalse();
    }

    [Fact]
    public void A_directory_with_a_link_to_itself_cannot_be_copied()
    {
        var source = (_root / "source").CreateDirectory();
        source.AddUnixSymlink(source / "loop");
        Should
            .Throw<ArgumentException>(() => source.Copy(_root / "target"))
            .Message.ShouldBe(
                $"Directory '{source / "loop"}' is a link to a directory that it is in"
            );
    }

    [Fact]
    public void A_file_moved_onto_itself_stays()
    {
        var file = (_root / "x").WriteAllText("x");
        file.Move(file, ExistsPolicy.FileOverwrite);
        file.ReadAllText().ShouldBe("x\n");
    }

    [Fact]
    public void A_link_is_replaced_by_force_only()
    {
        var first = (_root / "first").CreateDirectory();
        var second = (_root / "second").CreateDirectory();
        var link = _root / "link";
        first.AddUnixSymlink(link);
        Should
            .Throw<ArgumentException>(() => second.AddUnixSymlink(link))
            .Message.ShouldBe($"Link '{link}' already exists");
        second.AddUnixSymlink(link, force: true);
        new FileInfo(link).LinkTarget.ShouldBe(second);
        first.DirectoryExists().ShouldBeTrue();
    }

    [Fact]
    public void Permissions_that_chmod_does_not_know_are_an_error() =>
        Should.Throw<ProcessException>(() =>
            (_root / "x").TouchFile().SetUnixPermissions("nonsense")
        );

    [Theory]
    [InlineData("{a", "Pattern '{a' lacks a closing '}'")]
    [InlineData("[a", "Pattern '[a' lacks a closing ']'")]
    [InlineData("{*.cs,a}", "Pattern '{*.cs,a}' has a '*' before the closing '}'")]
    public void Patterns_that_make_no_sense_are_an_error(string pattern, string message) =>
        Should.Throw<ArgumentException>(() => _root.GlobFiles(pattern)).Message.ShouldBe(message);

    [Fact]
    public void Patterns_may_ignore_case_and_escape_characters()
    {
        (_root / "[A] b.TXT").TouchFile();
        _root.GlobFiles("*.txt").ShouldBeEmpty();
        _root.GlobFiles(@"\[A\]\ b.*").Count.ShouldBe(1);
        _root.GlobFiles("./*.TXT").Count.ShouldBe(1);
        _root.GlobFiles(_root + "/*.TXT").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1", typeof(int), 1)]
    [InlineData("0x10", typeof(int), 16)]
    [InlineData("99", typeof(FileShare), null)]
    [InlineData("99", typeof(SearchOption), null)]
    [InlineData(
        "TopDirectoryOnly, AllDirectories",
        typeof(SearchOption),
        SearchOption.AllDirectories
    )]
    public void Numbers_and_enums(string text, Type type, object? expected)
    {
        var isConverted = Nuke.Common.ValueInjection.ValueConverter.TryConvert(
            [text],
            type,
            _root,
            out var value,
            out var failed
        );
        if (type == typeof(FileShare))
            isConverted.ShouldBeTrue("flags may be any number");
        else if (expected is null)
            failed.ShouldBe(text);
        else
            value.ShouldBe(expected);
    }

    [Fact]
    public void One_value_is_expected_where_there_is_no_list()
    {
        Nuke.Common.ValueInjection.ValueConverter.TryConvert(
                ["1", "2"],
                typeof(int),
                _root,
                out _,
                out var failed
            )
            .ShouldBeFalse();
        failed.ShouldBeNull();
        Should
            .Throw<Exception>(() =>
                Nuke.Common.ValueInjection.ParameterService.Convert(
                    "parameter",
                    "Count",
                    ["1", "2"],
                    typeof(int),
                    separator: null,
                    _root,
                    secret: false
                )
            )
            .Message.ShouldEndWith("Value [ 1, 2 ] cannot be assigned to 'int?'");
    }
}
