using System.ComponentModel;
using System.Globalization;

namespace Nuke.Common.IO;

public partial class AbsolutePath
{
    /// <summary>Text to a path; a relative one is relative to the working directory.</summary>
    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        public override object ConvertFrom(
            ITypeDescriptorContext context,
            CultureInfo culture,
            object value
        ) =>
            value switch
            {
                null => null,
                string text when PathConstruction.HasPathRoot(text) => Create(text),
                string text => EnvironmentInfo.WorkingDirectory / text,
                _ => base.ConvertFrom(context, culture, value),
            };
    }
}
