namespace Acme.Text;

public static class Words
{
    public static int Count(string text) => text.Split(' ').Length;
}
