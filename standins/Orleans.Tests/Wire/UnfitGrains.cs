using System.Collections.Immutable;

namespace Orleans.Standin.Tests.Wire;

/// <summary>Methods whose values cannot cross a wire.</summary>
public interface IUnfit : IGrainWithStringKey
{
    Task TakeUnmarked(Unmarked value);

    Task<Unmarked> GiveUnmarked();

    Task TakeForgetful(Forgetful value);

    Task TakeTwoAlike(TwoAlike value);

    Task TakeHidden(Hidden value);

    Task TakeObject(object value);

    Task TakeInterface(IComparable value);

    Task TakeNested(Dictionary<string, ImmutableArray<Unmarked>> value);

    Task TakeUnmarkedBase(MarkedOverUnmarked value);

    Task TakeNamesake(Namesake value);
}

public sealed class UnfitGrain : Grain, IUnfit
{
    public Task TakeUnmarked(Unmarked value) => Task.CompletedTask;

    public Task<Unmarked> GiveUnmarked() => Task.FromResult(new Unmarked());

    public Task TakeForgetful(Forgetful value) => Task.CompletedTask;

    public Task TakeTwoAlike(TwoAlike value) => Task.CompletedTask;

    public Task TakeHidden(Hidden value) => Task.CompletedTask;

    public Task TakeObject(object value) => Task.CompletedTask;

    public Task TakeInterface(IComparable value) => Task.CompletedTask;

    public Task TakeNested(Dictionary<string, ImmutableArray<Unmarked>> value) => Task.CompletedTask;

    public Task TakeUnmarkedBase(MarkedOverUnmarked value) => Task.CompletedTask;

    public Task TakeNamesake(Namesake value) => Task.CompletedTask;
}

public sealed class Unmarked
{
    public int Value { get; set; }
}

[GenerateSerializer]
public sealed class Forgetful
{
    [Id(0)]
    public int Kept { get; set; }

    public int Forgotten { get; set; }
}

[GenerateSerializer]
public sealed class TwoAlike
{
    [Id(0)]
    public int One { get; set; }

    [Id(0)]
    public int Two { get; set; }
}

[GenerateSerializer]
public sealed class Hidden
{
    [Id(0)]
    public List<Unmarked> Deep { get; set; } = [];
}

public class UnmarkedBase
{
    public int Value { get; set; }
}

[GenerateSerializer]
public sealed class MarkedOverUnmarked : UnmarkedBase;

// The real analyzer refuses this pair (ORLEANS0011); the stand-in must as well.
#pragma warning disable ORLEANS0011
[GenerateSerializer, Alias("standin.namesake")]
public sealed class Namesake
{
    [Id(0)]
    public int Value { get; set; }
}

[GenerateSerializer, Alias("standin.namesake")]
public sealed class OtherNamesake
{
    [Id(0)]
    public int Value { get; set; }
}
#pragma warning restore ORLEANS0011
