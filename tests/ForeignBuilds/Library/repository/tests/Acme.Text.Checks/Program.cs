var count = Acme.Text.Words.Count(string.Join(' ', args));
System.Console.WriteLine($"counted {count} words");
return count == 3 ? 0 : 1;
