Console.WriteLine("riskgraph");
