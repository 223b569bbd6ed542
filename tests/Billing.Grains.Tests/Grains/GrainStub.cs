using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Billing.Grains.Tests.Grains;

/// <summary>
/// Stands in for a grain with what an object of a test has of its methods. A class that implemented the interface itself would be
/// one more grain class to Orleans.
/// </summary>
[SuppressMessage("Performance", "CA1852", Justification = "The proxy derives from it at run time.")]
internal class GrainStub : DispatchProxy
{
    private object _target = null!;

    /// <summary>Calls go to the target's methods of the same name.</summary>
    public static T Of<T>(object target)
        where T : class, IGrain
    {
        var stub = Create<T, GrainStub>();
        ((GrainStub)(object)stub)._target = target;
        return stub;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        (_target.GetType().GetMethod(targetMethod!.Name)
            ?? throw new NotSupportedException($"The test's {_target.GetType().Name} has no {targetMethod.Name}."))
        .Invoke(_target, BindingFlags.DoNotWrapExceptions, null, args, null);
}
