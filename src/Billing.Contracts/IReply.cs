using System.Diagnostics.CodeAnalysis;

namespace Billing.Contracts;

/// <summary>The answer of a grain to a call that may change something.</summary>
public interface IReply
{
    /// <summary>Why not, or null.</summary>
    [SuppressMessage("Naming", "CA1716", Justification = "Every reply calls it so; nobody implements this in Visual Basic.")]
    ErrorReply? Error { get; }
}
