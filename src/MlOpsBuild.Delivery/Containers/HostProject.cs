using System.Text;
using System.Xml.Linq;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>A project that does nothing but start the serving program of a package.</summary>
internal static class HostProject
{
    /// <summary>What it is called, and the program that is published of it.</summary>
    public const string Name = ServingApp.Program + "-host";

    /// <summary>Writes it.</summary>
    /// <returns>The project file.</returns>
    public static string Write(string folder, string package, string version)
    {
        Directory.CreateDirectory(folder);

        // No file of the project around it holds for it.
        AtomicFile.Write(Path.Combine(folder, "Directory.Build.props"), "<Project />"u8);
        AtomicFile.Write(Path.Combine(folder, "Directory.Build.targets"), "<Project />"u8);
        AtomicFile.Write(Path.Combine(folder, "Directory.Packages.props"), "<Project />"u8);
        AtomicFile.Write(
            Path.Combine(folder, "Program.cs"),
            Encoding.UTF8.GetBytes($"return await {package}.ServingProgram.RunAsync(args);\n")
        );
        var project = new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("OutputType", "Exe"),
                new XElement("TargetFramework", "net10.0"),
                // Two assemblies cannot have one name, and the package's is that of the program.
                new XElement("AssemblyName", Name),
                new XElement("ImplicitUsings", "enable")
            ),
            new XElement(
                "ItemGroup",
                new XElement(
                    "FrameworkReference",
                    new XAttribute("Include", "Microsoft.AspNetCore.App")
                ),
                new XElement(
                    "PackageReference",
                    new XAttribute("Include", package),
                    new XAttribute("Version", $"[{version}]")
                )
            )
        );
        var path = Path.Combine(folder, Name + ".csproj");
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(project + "\n"));
        return path;
    }
}
