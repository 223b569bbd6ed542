using Billing.Contracts.TestClocks;

namespace Billing.Grains.TestClocks;

/// <summary>A test clock as it is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Now">What it shows.</param>
/// <param name="AdvancingTo">Where it is on its way to, or null.</param>
internal sealed record TestClockRow(string Id, DateTime Now, DateTime? AdvancingTo)
{
    /// <summary>The latest time that an account on it may have reached.</summary>
    public DateTime Latest => AdvancingTo ?? Now;

    /// <summary>As callers see it.</summary>
    public TestClockView ToView() => new(Id, Now);
}
