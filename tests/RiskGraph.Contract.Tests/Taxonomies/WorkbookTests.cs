using RiskGraph.Ingestion.Taxonomies;

namespace RiskGraph.Contract.Tests.Taxonomies;

public class WorkbookTests
{
    [Fact]
    public void The_workbook_of_the_MIT_repository_says_what_its_sheets_as_CSV_say()
    {
        var folder = Path.Combine(SharedData.Need(), SharedData.Folders["mit"]);
        var (workbook, tables) = (new ImportLog(), new ImportLog());
        var fromWorkbook = Count(SourceInput.Open(Directory.EnumerateFiles(folder, "*.xlsx").Single()), workbook);
        var fromTables = Count(SourceInput.Open(folder), tables);
        foreach (var (name, count) in tables.Tallies.Where(t => !t.Key.StartsWith("taxonomy ", StringComparison.Ordinal)))
            Assert.True(workbook.Tallied(name) == count, $"{name}: {count} in the CSV files, {workbook.Tallied(name)} in the workbook.");
        Assert.True(fromWorkbook > 0 && fromTables > 0);

        static int Count(SourceInput input, ImportLog log) => TaxonomySources.Named("mit")!.Read(input, log).Sum(content => content.Statements.Count);
    }
}
