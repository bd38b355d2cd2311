using RiskGraph.Core.Model;

namespace RiskGraph.GraphQL.Scalars;

internal sealed class PartialDateScalar : TextScalar<PartialDate>
{
    public PartialDateScalar()
    {
        Name = "PartialDate";
        Description = "A date as precise as its source: 2024, 2024-H1, 2024-Q1, 2024-03 or 2024-03-05. It is the interval of days that it names.";
    }

    protected override string Example => "\"2024\", \"2024-H1\", \"2024-Q1\", \"2024-03\" or \"2024-03-05\"";

    protected override PartialDate Parse(string text) => PartialDate.Parse(text);

    protected override string Write(PartialDate value) => value.Text;
}
