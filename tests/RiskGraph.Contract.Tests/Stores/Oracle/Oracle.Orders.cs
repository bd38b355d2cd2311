using System.Diagnostics;
using System.Globalization;
using System.Text;
using RiskGraph.Core.Catalogue;
using RiskGraph.Core.Model;
using RiskGraph.Core.Storage;

namespace RiskGraph.Contract.Tests.Stores;

internal sealed partial class Oracle
{
    private List<EntityId> Ordered(IEnumerable<Entity> entities, IReadOnlyList<EntityOrder> orders)
    {
        var ordered = entities.Order(Comparer<Entity>.Create((a, b) =>
        {
            foreach (var order in orders)
                if (Compare(order, a, b) is not 0 and var difference) return difference;
            return a.Id.CompareTo(b.Id);
        }));
        return [.. ordered.Select(e => e.Id)];
    }

    private int Compare(EntityOrder order, Entity a, Entity b)
    {
        return order switch
        {
            EntityOrder.Id => Signed(a.Id.CompareTo(b.Id)),
            EntityOrder.Name => Signed(ByCodePoint(TextFold.Fold(a.Name), TextFold.Fold(b.Name))),
            EntityOrder.CreatedAt => Signed(a.CreatedAt.CompareTo(b.CreatedAt)),
            EntityOrder.UpdatedAt => Signed(a.UpdatedAt.CompareTo(b.UpdatedAt)),
            EntityOrder.StatementCount => Signed(Count(a).CompareTo(Count(b))),
            EntityOrder.RelationCount count => Signed(Edges(a.Id, count.Relation, null).Count().CompareTo(Edges(b.Id, count.Relation, null).Count())),
            EntityOrder.Property property => ByValue(property.PropertyName),
            _ => throw new UnreachableException(),
        };
        int Signed(int difference) => order.Direction == OrderDirection.Desc ? -Math.Sign(difference) : Math.Sign(difference);
        int Count(Entity entity) => Statements.Values.Count(s => s.IsLive && (s.Subject == entity.Id || s.Object == entity.Id));
        int ByValue(string name)
        {
            var (first, second) = (a.Properties.GetValueOrDefault(name), b.Properties.GetValueOrDefault(name));
            if (first is null || second is null) return (first is null).CompareTo(second is null);
            var type = _catalogue.Kinds.Select(k => k.Property(name)?.Type).First(t => t is not null)!.Value;
            return Signed(type switch
            {
                PropertyType.Decimal or PropertyType.Integer => Number(first).CompareTo(Number(second)),
                PropertyType.PartialDate => PartialDate.Parse(first).CompareTo(PartialDate.Parse(second)),
                _ => ByCodePoint(TextFold.Fold(first), TextFold.Fold(second)),
            });
        }
        static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
    }

    private static List<string> Ordered(IEnumerable<Statement> statements, IReadOnlyList<StatementOrder> orders)
    {
        var ordered = statements.Order(Comparer<Statement>.Create((a, b) =>
        {
            foreach (var order in orders)
            {
                var difference = order.Field switch
                {
                    StatementOrderField.Confidence => a.Confidence.CompareTo(b.Confidence),
                    StatementOrderField.RecordedAt => a.RecordedAt.CompareTo(b.RecordedAt),
                    StatementOrderField.Predicate => string.CompareOrdinal(a.Predicate, b.Predicate),
                    _ => string.CompareOrdinal(a.Id, b.Id),
                };
                if (difference != 0) return order.Direction == OrderDirection.Desc ? -Math.Sign(difference) : difference;
            }
            return string.CompareOrdinal(a.Id, b.Id);
        }));
        return [.. ordered.Select(s => s.Id)];
    }

    /// <summary>As UTF-8 bytes compare, which ordinal comparison of UTF-16 does not beyond U+FFFF.</summary>
    private static int ByCodePoint(string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));
}
