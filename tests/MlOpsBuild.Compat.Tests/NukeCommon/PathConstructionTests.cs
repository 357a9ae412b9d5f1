using FsCheck;
using Nuke.Common.IO;
using static Nuke.Common.IO.PathConstruction;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Paths as text: of Unix, of Windows and of Windows shares, on any system.</summary>
public sealed class PathConstructionTests
{
    private static readonly Gen<string> s_name = Gen.Elements("a", "b", "ab", "c.txt", ".git");

    private static readonly Gen<string> s_relative = Gen.ListOf(s_name)
        .Select(x => string.Join('/', x));

    private static readonly Gen<string> s_root = Gen.Elements("/r", @"C:\r", @"\\server\r");

    private static readonly Gen<string> s_messy =
        from root in Gen.Elements("/r/x/", @"C:\r\x\", @"\\server\r\x\", "")
        from parts in Gen.ListOf(
            Gen.Elements("a", "b.txt", ".", "a/b", "a//b", @"c\", "./", "d/..", ".git", "...")
        )
        select root + string.Join('/', parts);

    [Theory]
    [InlineData(@"\\server", @"\\server")]
    [InlineData(@"\\server\", @"\\server")]
    [InlineData(@"\\server\share\a", @"\\server")]
    [InlineData("/", "/")]
    [InlineData("/bin/usr", "/")]
    [InlineData(@"C:\", "C:")]
    [InlineData("C:", "C:")]
    [InlineData("c:/a/b", "c:")]
    [InlineData("a", null)]
    [InlineData(@"a\b", null)]
    [InlineData("./a", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData(@"\a", null)]
    public void Roots(string? path, string? root)
    {
        GetPathRoot(path).ShouldBe(root);
        HasPathRoot(path).ShouldBe(root is not null);
    }

    [Theory]
    [InlineData(null, null, "")]
    [InlineData("", null, "")]
    [InlineData("a", null, "a")]
    [InlineData("a/", null, "a")]
    [InlineData("./a", null, "a")]
    [InlineData("a/b", '\\', @"a\b")]
    [InlineData("../../a", '/', "../../a")]
    [InlineData("a/../../b", '/', "../b")]
    [InlineData("C:", null, @"C:\")]
    [InlineData(@"C:\a/b", null, @"C:\a\b")]
    [InlineData(@"C:\/a/../.\/b", null, @"C:\b")]
    [InlineData(@"\\server\a\..\b\", null, @"\\server\b")]
    [InlineData(@"\\server\", null, @"\\server")]
    [InlineData("/", null, "/")]
    [InlineData("/a/..", null, "/")]
    [InlineData(@"/bin\a/b", null, "/bin/a/b")]
    [InlineData("/bin/a/.././/b", null, "/bin/b")]
    [InlineData("/a/.git/...", null, "/a/.git/...")]
    public void Paths_are_normalized(string? path, char? separator, string expected) =>
        NormalizePath(path, separator).ShouldBe(expected);

    [Theory]
    [InlineData(@"C:\..", null, @"Cannot normalize 'C:\..' beyond path root")]
    [InlineData(@"\\server\..", null, @"Cannot normalize '\\server\..' beyond path root")]
    [InlineData("/bin/../..", null, "Cannot normalize '/bin/../..' beyond path root")]
    [InlineData(@"C:\a", '/', @"For Windows-rooted paths the separator must be '\'")]
    [InlineData(@"\\server\a", '/', @"For UNC-rooted paths the separator must be '\'")]
    [InlineData("/a", '\\', "For Unix-rooted paths the separator must be '/'")]
    public void What_cannot_be_normalized(string path, char? separator, string message) =>
        Should
            .Throw<ArgumentException>(() => NormalizePath(path, separator))
            .Message.ShouldStartWith(message);

    [Theory]
    [InlineData("a", "b", '/', "a/b")]
    [InlineData("a", "b", '\\', @"a\b")]
    [InlineData("C:", null, null, @"C:\")]
    [InlineData(@"C:\", "a", null, @"C:\a")]
    [InlineData("C:", "a", null, @"C:\a")]
    [InlineData(@"C:\a", "b", null, @"C:\a\b")]
    [InlineData("/", null, null, "/")]
    [InlineData("/", "a", null, "/a")]
    [InlineData("/a/", "b", null, "/a/b")]
    [InlineData(@"\\server", null, null, @"\\server")]
    [InlineData(@"\\server\a", "b", null, @"\\server\a\b")]
    public void Paths_are_combined(string left, string? right, char? separator, string expected) =>
        Combine(left, right, separator).ShouldBe(expected);

    [Theory]
    [InlineData("a", "/b")]
    [InlineData(@"C:\", @"C:\")]
    [InlineData(@"\\server", @"\\server\")]
    [InlineData("/", "/")]
    public void A_path_with_a_root_cannot_follow(string left, string right) =>
        Should
            .Throw<ArgumentException>(() => Combine(left, right))
            .Message.ShouldStartWith("Second path must not be rooted");

    [Theory]
    [InlineData(@"C:\A\B\C", @"C:\A\B", "..")]
    [InlineData(@"C:\A\B\", @"C:\A\B\C", "C")]
    [InlineData(@"C:\A\B\C", @"c:\a\b\D\E", @"..\D\E")]
    [InlineData(@"\\server\a", @"\\server\b", @"..\b")]
    [InlineData("/bin/etc", "/bin/tmp", "../tmp")]
    [InlineData("/same1/diff1/same2", "/diff1/diff2/same2", "../../../diff1/diff2/same2")]
    [InlineData("/a", "/a", "")]
    [InlineData("/", "/a", "a")]
    public void Relative_paths(string from, string to, string expected) =>
        GetRelativePath(from, to).ShouldBe(expected);

    [Fact]
    public void There_is_no_way_from_one_kind_of_path_to_another() =>
        Should
            .Throw<ArgumentException>(() => GetRelativePath("/a", @"C:\a"))
            .Message.ShouldStartWith("Separators do not match");

    [Theory]
    [InlineData(@"C:\A\B", @"C:\A\B\C\", true)]
    [InlineData(@"C:\A\B", @"C:\A\B", true)]
    [InlineData(@"C:\A\B", @"C:\A", false)]
    [InlineData(@"C:\A\B\C", @"C:\A\B\CD", false)]
    [InlineData(@"C:\A\B\..\C", @"C:\A\B\..\C\D", true)]
    [InlineData("/bin/etc", "/bin/etc/../etc/a", true)]
    [InlineData("/bin/etc", "/bin/etc/../bar/a", false)]
    [InlineData("/bin/etc", @"C:\bin\etc\a", false)]
    public void Descendants(string path, string other, bool expected)
    {
        IsDescendantPath(path, other).ShouldBe(expected);
        AbsolutePath.Create(path).Contains(other).ShouldBe(expected);
    }

    [Theory]
    [InlineData(@"C:\A\B", @"C:\A")]
    [InlineData(@"C:\A", @"C:\")]
    [InlineData(@"C:\", null)]
    [InlineData(@"\\server\a", @"\\server")]
    [InlineData(@"\\server", null)]
    [InlineData("/a/b", "/a")]
    [InlineData("/a", "/")]
    [InlineData("/", null)]
    public void Parents(string path, string? parent)
    {
        ((string)AbsolutePath.Create(path).Parent).ShouldBe(parent);
        ((string)(AbsolutePath.Create(path) / ..)).ShouldBe(parent);
    }

    [Fact]
    public void Relative_paths_have_the_separators_of_their_type()
    {
        ((string)((UnixRelativePath)"a" / "b")).ShouldBe("a/b");
        ((string)((WinRelativePath)"a" / "b" / "..")).ShouldBe("a");
        ((string)((WinRelativePath)"a/b/c" / ..)).ShouldBe(@"a\b");
        ((string)(UnixRelativePath)@"a\b").ShouldBe("a/b");
        ((string)((RelativePath)"a/b" / ..)).ShouldBe("a");
        ((string)((UnixRelativePath)"a" + ".txt")).ShouldBe("a.txt");
        ((RelativePath)"a/b").ToWinRelativePath().ToString().ShouldBe(@"a\b");
        ((RelativePath)@"a\b").ToUnixRelativePath().ToString().ShouldBe("a/b");
        ((string?)(RelativePath?)null).ShouldBeNull();
    }

    [Fact]
    public void Parts_may_be_missing()
    {
        AbsolutePath path = "/a";
        ((string)(path / null / "" / "." / "b")).ShouldBe("/a/b");
        ((string)(path + null)).ShouldBe("/a");
        ((string?)(AbsolutePath?)(string?)null).ShouldBeNull();
    }

    [Theory]
    [InlineData("/a b/c", "d", "\"/a b/c\"")]
    [InlineData("/a b/c", "dn", "\"/a b/c\"")]
    [InlineData("/a/c", "dn", "/a/c")]
    [InlineData("/a/c", "d", "\"/a/c\"")]
    [InlineData("/a b/c", "s", "'/a b/c'")]
    [InlineData("/a b/c", "sn", "'/a b/c'")]
    [InlineData("/a/c", "sn", "/a/c")]
    [InlineData("/a b/c", "nq", "/a b/c")]
    [InlineData("/a b/c", null, "/a b/c")]
    public void Formats_are_quotes(string path, string? format, string expected)
    {
        AbsolutePath.Create(path).ToString(format).ShouldBe(expected);
        string.Format(CultureInfo.InvariantCulture, $"{{0:{format}}}", AbsolutePath.Create(path))
            .ShouldBe(expected);
    }

    [Fact]
    public void An_unknown_format_is_an_error() =>
        Should
            .Throw<ArgumentException>(() => AbsolutePath.Create("/a").ToString("x"))
            .Message.ShouldStartWith("Format 'x' is not recognized");

    [Fact]
    public void Paths_are_equal_as_their_system_has_it()
    {
        (AbsolutePath.Create(@"C:\a") == AbsolutePath.Create(@"c:\A")).ShouldBeTrue();
        (AbsolutePath.Create("/a") == AbsolutePath.Create("/A")).ShouldBeFalse();
        (AbsolutePath.Create("/a") != null).ShouldBeTrue();
        AbsolutePath.Create("/a/").GetHashCode().ShouldBe(AbsolutePath.Create("/a").GetHashCode());
        AbsolutePath.Create("/a").Equals("/a").ShouldBeFalse();
    }

    [Fact]
    public void Normalization_is_idempotent() =>
        Always.Holds(
            s_messy,
            path => NormalizePath(NormalizePath(path)).ShouldBe(NormalizePath(path))
        );

    [Fact]
    public void A_relative_path_leads_where_it_came_from() =>
        Always.Holds(
            from root in s_root
            from a in s_relative
            from b in s_relative
            select (From: AbsolutePath.Create(root) / a, To: AbsolutePath.Create(root) / b),
            x => (x.From / x.From.GetRelativePathTo(x.To)).ShouldBe(x.To)
        );

    [Fact]
    public void A_path_contains_what_is_appended_to_it() =>
        Always.Holds(
            from root in s_root
            from path in s_relative
            from name in s_name
            select (Path: AbsolutePath.Create(root) / path, Name: name),
            x =>
            {
                x.Path.Contains(x.Path / x.Name).ShouldBeTrue();
                (x.Path / x.Name).Contains(x.Path).ShouldBeFalse();
                (x.Path / x.Name).Parent.ShouldBe(x.Path);
                (x.Path / x.Name / "..").ShouldBe(x.Path);
            }
        );
}
