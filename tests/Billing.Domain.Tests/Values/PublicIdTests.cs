namespace Billing.Domain.Tests.Values;

public sealed class PublicIdTests
{
    [Theory(DisplayName = "H1: an entry's public name reads back as its number")]
    [InlineData(1, 1)]
    [InlineData(1, long.MaxValue)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void Round_trip(long account, long seq)
    {
        var name = PublicId.Of(PublicId.Entry, account, seq);
        Assert.Matches("^le_[0-9a-hjkmnp-tv-z]{26}$", name);
        Assert.True(PublicId.TryRead(PublicId.Entry, account, name, out var read));
        Assert.Equal(seq, read);
    }

    [Fact(DisplayName = "H1: ten thousand entries have ten thousand names, none of which another account reads")]
    public void Distinct()
    {
        var random = new Random(1);
        var things = Enumerable.Range(0, 5_000)
            .Select(_ => (Account: random.NextInt64(1, 1_000_000), Seq: random.NextInt64(1, 100)))
            .Concat(Enumerable.Range(1, 5_000).Select(seq => (Account: 7L, Seq: (long)seq))).Distinct().ToList();
        var names = things.Select(thing => PublicId.Of(PublicId.Grant, thing.Account, thing.Seq)).ToList();
        Assert.Equal(things.Count, names.Distinct().Count());
        foreach (var (thing, name) in things.Zip(names))
        {
            Assert.True(PublicId.TryRead(PublicId.Grant, thing.Account, name, out var seq));
            Assert.Equal(thing.Seq, seq);
            Assert.False(PublicId.TryRead(PublicId.Grant, thing.Account + 1, name, out _));
            Assert.False(PublicId.TryRead(PublicId.Entry, thing.Account, name, out _));
        }
    }

    [Fact(DisplayName = "H1: names of neighbours do not look alike")]
    public void Opaque()
    {
        var names = Enumerable.Range(1, 1_000).Select(seq => PublicId.Of("", 7, seq)[..8]);
        Assert.Equal(1_000, names.Distinct().Count());
    }

    [Fact(DisplayName = "H1: a name with any one character changed is no name of the account")]
    public void Any_change_is_noticed()
    {
        var name = PublicId.Of(PublicId.Grant, 7, 42);
        for (var i = 0; i < name.Length; i++)
        {
            foreach (var c in "0123456789abcdefghijklmnopqrstuvwxyzABZ_-".Where(c => c != name[i]))
            {
                var other = name[..i] + c + name[(i + 1)..];
                Assert.False(PublicId.TryRead(PublicId.Grant, 7, other, out var seq) && seq < 1_000_000, other);
            }
        }
    }

    [Theory(DisplayName = "H1: garbage is no name")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gr_")]
    [InlineData("gr_1")]
    [InlineData("42")]
    [InlineData("gr_00000000000000000000000000")]
    [InlineData("gr_zzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("gr_zzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("gr_ooooooooooooooooooooooooooo")]
    [InlineData("gr_１１１１１１１１１１１１１１１１１１１１１１１１１１")]
    public void Garbage(string? text)
    {
        Assert.False(PublicId.TryRead(PublicId.Grant, 7, text, out var seq));
        Assert.Equal(0, seq);
    }

    [Fact(DisplayName = "H1: a name in capitals or with blanks is no name")]
    public void One_spelling()
    {
        var name = PublicId.Of(PublicId.Grant, 7, 42);
        foreach (var other in new[] { name.ToUpperInvariant(), "GR_" + name[3..], " " + name, name + " ", name + "\0" })
            Assert.False(PublicId.TryRead(PublicId.Grant, 7, other, out _), other);
    }
}
