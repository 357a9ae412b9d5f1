#if !FROM_THE_BUILD
#error The build sets a constant
#endif
System.Console.WriteLine("Two runs");
return System.Environment.GetEnvironmentVariable("BREAK") == "Two" ? 3 : 0;
