namespace Orleans.Runtime;

/// <summary>The arguments of a call.</summary>
internal abstract class Arguments
{
    /// <summary>Puts copies in their place, as a wire would.</summary>
    public abstract void Cross();
}

/// <summary>The arguments of a call as a tuple.</summary>
internal sealed class Arguments<TTuple>(TTuple values) : Arguments
    where TTuple : struct
{
    public TTuple Values = values;

    public override void Cross() => Values = Wire<TTuple>.Cross(Values);
}
