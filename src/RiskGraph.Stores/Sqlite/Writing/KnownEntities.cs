using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Stores.Sqlite.Writing;

/// <summary>Which entities the store holds, live or not: those of which some document has said something.</summary>
internal sealed class KnownEntities(SqlSession session)
{
    private readonly HashSet<EntityId> _known = [];

    /// <param name="what">What refers to the entity, as the message shows it.</param>
    /// <returns>True the first time that this entity is asked for.</returns>
    /// <exception cref="ChangeSetException">There is no such entity.</exception>
    public bool Require(EntityId id, Func<string> what)
    {
        if (_known.Contains(id)) return false;
        if (session.Scalar("SELECT 1 FROM contribution AS c WHERE c.entity = $0 LIMIT 1", id.Text) is null)
            throw new ChangeSetException($"{what()}: there is no entity {id}. Add it to the document's entities.");
        return _known.Add(id);
    }
}
