namespace RiskGraph.Core.Maps;

/// <summary>
/// Bodies in a plane, halved in both directions again and again, so that those far away can be taken together (Barnes and Hut,
/// 1986). Made for one number of bodies and filled anew whenever they have moved.
/// </summary>
internal sealed class QuadTree
{
    private const int MaxDepth = 16;
    private const int LeafSize = 6;

    /// <summary>A square is taken as one where it looks smaller than this: its width over its distance. Larger is faster and coarser.</summary>
    private const double Opening = 1.1;

    private readonly uint[] _codes;
    private readonly int[] _order;
    // The bodies in the order of the tree.
    private readonly double[] _x, _y, _mass;
    // The squares, each before those within it.
    private readonly List<Square> _squares = [];

    public QuadTree(int count) => (_codes, _order, _x, _y, _mass) = (new uint[count], new int[count], new double[count], new double[count], new double[count]);

    public void Fill(double[] x, double[] y, double[] mass)
    {
        var (left, top, right, bottom) = (x.Min(), y.Min(), x.Max(), y.Max());
        var width = Math.Max(Math.Max(right - left, bottom - top), 1e-9);
        var scale = 65535 / width;
        for (var i = 0; i < x.Length; i++)
        {
            _order[i] = i;
            _codes[i] = Spread((uint)((x[i] - left) * scale)) | Spread((uint)((y[i] - top) * scale)) << 1;
        }
        Array.Sort(_codes, _order);
        for (var i = 0; i < x.Length; i++) (_x[i], _y[i], _mass[i]) = (x[_order[i]], y[_order[i]], mass[_order[i]]);
        _squares.Clear();
        Divide(0, x.Length, MaxDepth, width * (65536.0 / 65535));
    }

    /// <summary>What pushes a body away from all others: their masses over their distances.</summary>
    public Vector2d PushAt(double x, double y)
    {
        var (pushX, pushY) = (0.0, 0.0);
        var squares = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_squares);
        for (var at = 0; at < squares.Length;)
        {
            ref readonly var square = ref squares[at];
            var (dx, dy) = (x - square.X, y - square.Y);
            var distance = dx * dx + dy * dy;
            if (square.Width * square.Width < Opening * Opening * distance)
            {
                (pushX, pushY) = (pushX + dx * square.Mass / distance, pushY + dy * square.Mass / distance);
                at = square.Next;
            }
            else if (square.IsLeaf)
            {
                for (var i = square.From; i < square.To; i++)
                {
                    (dx, dy) = (x - _x[i], y - _y[i]);
                    distance = dx * dx + dy * dy;
                    if (distance > 0) (pushX, pushY) = (pushX + dx * _mass[i] / distance, pushY + dy * _mass[i] / distance);
                }
                at = square.Next;
            }
            else at++;
        }
        return new(pushX, pushY);
    }

    /// <param name="depth">How many more times it can be halved.</param>
    private void Divide(int from, int to, int depth, double width)
    {
        var at = _squares.Count;
        var (mass, x, y) = (0.0, 0.0, 0.0);
        for (var i = from; i < to; i++) (mass, x, y) = (mass + _mass[i], x + _mass[i] * _x[i], y + _mass[i] * _y[i]);
        var isLeaf = depth == 0 || to - from <= LeafSize;
        _squares.Add(default);
        if (!isLeaf)
        {
            var start = from;
            for (uint quarter = 0; quarter < 4; quarter++)
            {
                var end = start;
                while (end < to && (_codes[end] >> (2 * (depth - 1)) & 3) == quarter) end++;
                if (end > start) Divide(start, end, depth - 1, width / 2);
                start = end;
            }
        }
        _squares[at] = new(x / mass, y / mass, mass, width, from, to, _squares.Count, isLeaf);
    }

    /// <summary>Puts a gap before each of 16 bits.</summary>
    private static uint Spread(uint bits)
    {
        bits = (bits | bits << 8) & 0x00ff00ff;
        bits = (bits | bits << 4) & 0x0f0f0f0f;
        bits = (bits | bits << 2) & 0x33333333;
        return (bits | bits << 1) & 0x55555555;
    }

    /// <param name="X">Of its centre of mass.</param>
    /// <param name="Next">The square to go on with when this one is done.</param>
    private readonly record struct Square(double X, double Y, double Mass, double Width, int From, int To, int Next, bool IsLeaf);
}

internal readonly record struct Vector2d(double X, double Y);
