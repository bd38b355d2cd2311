namespace RiskGraph.Core.Maps;

/// <summary>
/// Moves the nodes of a graph until it can be read: all push each other away, edges pull, and a weak pull to the middle keeps
/// it together. Forces and the pace of each node are those of ForceAtlas2 (Jacomy and others, 2014).
/// </summary>
internal sealed class ForceLayout
{
    private const double Push = 2;
    private const double Gravity = 0.1;
    private const double MaxRise = 0.5;

    private readonly WeightedGraph _graph;
    private readonly double[] _mass;
    private readonly QuadTree _tree;
    /// <summary>For each node the pace at which its edges and the pull to the middle would be satisfied in one step. Beyond it nodes fly off to and fro.</summary>
    private readonly double[] _fastest;
    private readonly double[] _forceX, _forceY, _lastX, _lastY;
    private double _speed = 1, _efficiency = 1;

    public ForceLayout(WeightedGraph graph, double[] mass)
    {
        (_graph, _mass, _tree) = (graph, mass, new(graph.Count));
        (_forceX, _forceY, _lastX, _lastY) = (new double[graph.Count], new double[graph.Count], new double[graph.Count], new double[graph.Count]);
        _fastest = new double[graph.Count];
        for (var node = 0; node < graph.Count; node++)
        {
            var pull = Gravity * mass[node];
            for (var i = graph.Offsets[node]; i < graph.Offsets[node + 1]; i++) pull += graph.Weights[i];
            _fastest[node] = 1 / pull;
        }
    }

    /// <summary>One step of all nodes.</summary>
    public void Step(double[] x, double[] y)
    {
        _forceX.CopyTo(_lastX, 0);
        _forceY.CopyTo(_lastY, 0);
        _tree.Fill(x, y, _mass);
        for (var node = 0; node < x.Length; node++)
        {
            var push = _tree.PushAt(x[node], y[node]);
            _forceX[node] = _mass[node] * (Push * push.X - Gravity * x[node]);
            _forceY[node] = _mass[node] * (Push * push.Y - Gravity * y[node]);
            for (var i = _graph.Offsets[node]; i < _graph.Offsets[node + 1]; i++)
            {
                var other = _graph.Neighbours[i];
                _forceX[node] += _graph.Weights[i] * (x[other] - x[node]);
                _forceY[node] += _graph.Weights[i] * (y[other] - y[node]);
            }
        }
        Move(x, y);
    }

    /// <summary>A node that is pushed to and fro moves less; the pace of all rises while little of the movement is to and fro.</summary>
    private void Move(double[] x, double[] y)
    {
        var (swinging, traction) = (0.0, 0.0);
        for (var node = 0; node < x.Length; node++)
        {
            swinging += _mass[node] * Length(_lastX[node] - _forceX[node], _lastY[node] - _forceY[node]);
            traction += _mass[node] * Length(_lastX[node] + _forceX[node], _lastY[node] + _forceY[node]) / 2;
        }
        SetSpeed(x.Length, swinging, traction);
        for (var node = 0; node < x.Length; node++)
        {
            var own = _mass[node] * Length(_lastX[node] - _forceX[node], _lastY[node] - _forceY[node]);
            var pace = Math.Min(_speed / (1 + Math.Sqrt(_speed * own)), _fastest[node]);
            x[node] += _forceX[node] * pace;
            y[node] += _forceY[node] * pace;
        }
    }

    private void SetSpeed(int count, double swinging, double traction)
    {
        var estimate = 0.05 * Math.Sqrt(count);
        var tolerance = Math.Max(Math.Sqrt(estimate), Math.Min(10, estimate * traction / ((double)count * count)));
        if (swinging / traction > 2)
        {
            if (_efficiency > 0.05) _efficiency *= 0.5;
            tolerance = Math.Max(tolerance, 1);
        }
        var target = swinging > 0 ? tolerance * _efficiency * traction / swinging : _speed;
        if (swinging > tolerance * traction)
        {
            if (_efficiency > 0.05) _efficiency *= 0.7;
        }
        else if (_speed < 1000) _efficiency *= 1.3;
        _speed += Math.Min(target - _speed, MaxRise * _speed);
    }

    private static double Length(double x, double y) => Math.Sqrt(x * x + y * y);
}
