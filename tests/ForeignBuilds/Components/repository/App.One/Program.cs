#if !FROM_THE_BUILD
#error The build sets a constant
#endif
System.Console.WriteLine("One runs");
return System.Environment.GetEnvironmentVariable("BREAK") == "One" ? 3 : 0;
