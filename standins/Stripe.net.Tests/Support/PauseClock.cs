namespace Stripe.Standin.Tests.Support;

/// <summary>A clock whose pauses are over at once, and remembered.</summary>
public sealed class PauseClock : TimeProvider
{
    /// <summary>Every pause that was asked for.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    /// <summary>Called before a pause is over.</summary>
    public Action WhilePausing { get; set; } = () => { };

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Pauses.Add(dueTime);
        WhilePausing();
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
