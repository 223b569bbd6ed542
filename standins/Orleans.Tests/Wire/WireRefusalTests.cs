using Orleans.Serialization;

namespace Orleans.Standin.Tests.Wire;

public sealed class WireRefusalTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private readonly IWire _grain = fixture.Cluster.Grain<IWire>();
    private readonly IUnfit _unfit = fixture.Cluster.Grain<IUnfit>();

    [Fact]
    public Task An_unmarked_type_is_refused() => Refused(() => _unfit.TakeUnmarked(new Unmarked()), nameof(Unmarked));

    [Fact]
    public Task An_unmarked_answer_is_refused() => Refused(_unfit.GiveUnmarked, nameof(Unmarked));

    [Fact]
    public Task An_unmarked_type_deep_inside_is_refused() =>
        Refused(() => _unfit.TakeHidden(new Hidden()), "value.Deep", "Item1.Deep");

    [Fact]
    public Task An_unmarked_type_in_collections_is_refused() => Refused(() => _unfit.TakeNested([]), nameof(Unmarked));

    [Fact]
    public Task An_unmarked_base_is_refused() =>
        Refused(() => _unfit.TakeUnmarkedBase(new MarkedOverUnmarked()), nameof(UnmarkedBase));

    [Fact]
    public Task An_unmarked_type_behind_a_marked_base_is_refused() =>
        Refused(() => _grain.EchoShape(new Secret(1)), nameof(Secret));

    [Fact]
    public Task A_member_without_an_id_is_refused() =>
        Refused(() => _unfit.TakeForgetful(new Forgetful()), nameof(Forgetful.Forgotten));

    [Fact]
    public Task Two_members_with_one_id_are_refused() =>
        Refused(() => _unfit.TakeTwoAlike(new TwoAlike()), nameof(TwoAlike.Two));

    [Fact]
    public Task Two_types_with_one_alias_are_refused() =>
        Refused(() => _unfit.TakeNamesake(new Namesake()), nameof(OtherNamesake));

    [Fact]
    public Task An_object_of_any_kind_is_refused() => Refused(() => _unfit.TakeObject("text"), "System.Object");

    [Fact]
    public Task An_interface_of_any_kind_is_refused() => Refused(() => _unfit.TakeInterface(1), nameof(IComparable));

    private static async Task Refused(Func<Task> call, params string[] anyOf)
    {
        var refusal = await Assert.ThrowsAsync<CodecNotFoundException>(call);
        Assert.Contains(anyOf, part => refusal.Message.Contains(part, StringComparison.Ordinal));
    }
}
