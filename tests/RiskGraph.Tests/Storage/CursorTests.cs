using System.Buffers.Text;
using System.Text;
using CsCheck;
using RiskGraph.Core.Storage;

namespace RiskGraph.Tests.Storage;

public sealed class CursorTests
{
    [Fact]
    public void A_cursor_gives_back_its_keys() => Gen.String[Gen.Char.AlphaNumeric, 0, 20].Null().Array[0, 4].Sample(keys =>
        Assert.Equal(keys, Cursor.Decode(Cursor.Encode("name+", keys), "name+", keys.Length)));

    [Theory]
    [InlineData("")]
    [InlineData("not a cursor")]
    [InlineData("bm90IGpzb24")] // not json
    [InlineData("e30")] // {}
    [InlineData("W10")] // []
    [InlineData("W251bGxd")] // [null]
    [InlineData("WyJuYW1lKyIsMV0")] // ["name+",1]
    [InlineData("WyJuYW1lKyIsIlx1ZDgwMCJd")] // ["name+","\ud800"]
    [InlineData("WyJuYW1lKyJd")] // ["name+"]: a key is missing
    public void Anything_else_is_refused_in_plain_words(string cursor)
    {
        var error = Assert.Throws<CursorException>(() => Cursor.Decode(cursor, "name+", 1));
        Assert.Contains("Pass on a cursor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_unicode_are_refused_too() =>
        Assert.Throws<CursorException>(() => Cursor.Decode(Base64Url.EncodeToString([.. "[\""u8, 0xff, .. "\"]"u8]), "name+", 0));

    [Fact]
    public void A_cursor_of_another_order_is_refused_and_named()
    {
        var error = Assert.Throws<CursorException>(() => Cursor.Decode(Cursor.Encode("id+", "risk:a"), "name+", 1));
        Assert.Contains("id+", error.Message, StringComparison.Ordinal);
        Assert.Contains("name+", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cursor_stays_short_text_of_the_url_alphabet() =>
        Assert.Matches("^[A-Za-z0-9_-]+$", Cursor.Encode("name+", "ünïcode?", null, Encoding.UTF8.GetString([0xf0, 0x9f, 0x98, 0x80])));
}
