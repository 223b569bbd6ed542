using System.Collections.Immutable;

namespace Orleans.Standin.Tests.Wire;

public sealed class CrossingTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private readonly IWire _grain = fixture.Cluster.Grain<IWire>();

    [Fact]
    public async Task A_mutable_value_is_copied_on_its_way_in_and_out()
    {
        var sent = new Plain { Name = "as sent", Numbers = [1, 2] };
        var answered = await _grain.Keep(sent);
        sent.Numbers.Add(3);
        answered.Name = "changed by the caller";
        var kept = await _grain.Kept();
        Assert.Equal("as sent", kept.Name);
        Assert.Equal([1, 2], kept.Numbers);
    }

    [Fact]
    public async Task A_list_is_copied()
    {
        List<int> sent = [1, 2, 3];
        var answered = await _grain.EchoList(sent);
        Assert.Equal(sent, answered);
        Assert.NotSame(sent, answered);
    }

    [Fact]
    public async Task A_collection_expression_behind_an_interface_arrives() =>
        Assert.Equal(["a", "b"], await _grain.EchoReadOnly(["a", "b"]));

    [Fact]
    public async Task Null_arrives_as_null() => Assert.Null(await _grain.EchoList(null!));

    [Fact]
    public async Task Everything_that_may_cross_arrives_as_it_was()
    {
        var sent = new Everything
        {
            Flag = true,
            Maybe = 5,
            Big = Int128.MaxValue,
            Money = 1.23m,
            Id = Guid.NewGuid(),
            At = DateTimeOffset.UnixEpoch,
            For = TimeSpan.FromDays(1),
            Colour = Colour.Blue,
            MaybeColour = Colour.Red,
            Table = ImmutableDictionary<string, ImmutableArray<Int128>>.Empty.Add("row", [1, 2]),
            Pair = (1, "right"),
            Where = new Point(3, 4),
            Children = [new Frozen("child", [7])],
            Bytes = [1, 2, 3],
            Set = ["x"],
        };
        var got = await _grain.EchoEverything(sent);
        Assert.Equal((sent.Maybe, sent.Big, sent.Money, sent.Id), (got.Maybe, got.Big, got.Money, got.Id));
        Assert.Equal((sent.At, sent.For), (got.At, got.For));
        Assert.Equal((sent.Colour, sent.MaybeColour), (got.Colour, got.MaybeColour));
        Assert.Equal(sent.Table["row"].AsEnumerable(), got.Table["row"]);
        Assert.Equal((sent.Pair, sent.Where), (got.Pair, got.Where));
        Assert.Equal("child", Assert.Single(got.Children).Name);
        Assert.Equal(sent.Bytes, got.Bytes);
        Assert.Equal(sent.Set, got.Set);
    }

    [Fact]
    public async Task One_object_sent_twice_stays_one_object_and_a_cycle_stays_a_cycle()
    {
        var leaf = new Tree();
        var root = new Tree { Left = leaf, Right = leaf };
        leaf.Left = root;
        var got = await _grain.EchoTree(root);
        Assert.NotSame(root, got);
        Assert.Same(got.Left, got.Right);
        Assert.Same(got, got.Left!.Left);
    }

    [Fact]
    public async Task A_marked_type_behind_its_base_arrives_as_itself() =>
        Assert.Equal(new Circle(3) { Name = "round" }, await _grain.EchoShape(new Circle(3) { Name = "round" }));

    [Fact]
    public async Task A_generic_type_arrives() =>
        Assert.Equal("in", (await _grain.EchoBox(new Box<Plain> { Content = new Plain { Name = "in" } })).Content.Name);

    [Fact]
    public async Task A_reference_to_a_grain_arrives() =>
        Assert.Equal("other", await _grain.TakeReference(fixture.Cluster.Grain<IWire>("other")));
}
