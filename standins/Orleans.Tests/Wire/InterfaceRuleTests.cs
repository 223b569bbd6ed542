namespace Orleans.Standin.Tests.Wire;

public interface INotATask : IGrainWithStringKey
{
    int Count();
}

public interface IWithProperty : IGrainWithStringKey
{
    Task<int> Count { get; }
}

public interface IGenericMethod : IGrainWithStringKey
{
    Task Take<T>(T value);
}

public interface ITwoTokens : IGrainWithStringKey
{
    Task Take(CancellationToken first, CancellationToken second);
}

/// <summary>What Orleans' code generator refuses, the stand-in refuses at the first reference.</summary>
public sealed class InterfaceRuleTests
{
    [Theory]
    [InlineData(typeof(INotATask), "must return Task")]
    [InlineData(typeof(IWithProperty), "property")]
    [InlineData(typeof(IGenericMethod), "generic")]
    [InlineData(typeof(ITwoTokens), "cancellation token")]
    public void An_interface_that_cannot_be_called_over_a_wire_is_refused(Type type, string why)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => GrainInterface.Of(type));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }
}
