using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Says which record refers to one that is not there, which the commit would only say that some does.</summary>
internal static class Integrity
{
    /// <exception cref="ChangeSetException">One does.</exception>
    public static void Check(SqlSession session)
    {
        var broken = session.Read("SELECT f.\"table\", f.parent, f.fkid FROM pragma_foreign_key_check AS f LIMIT 1", row => (Table: row.GetString(0), Parent: row.GetString(1)));
        if (broken is [var (table, parent)])
            throw new ChangeSetException($"A record of type {table} refers to one of type {parent} that is not there. Take in a whole export, with its records in the order in which they were written.");
    }
}
