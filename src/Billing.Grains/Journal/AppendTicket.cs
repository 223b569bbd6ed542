namespace Billing.Grains.Journal;

/// <summary>One append on its way, and the promise of its outcome.</summary>
internal sealed class AppendTicket(Append append)
    : TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public Append Append { get; } = append;

    public int Rows => Append.Entries.Length;

    /// <summary>The append of the same account that follows in the same flush.</summary>
    public AppendTicket? Next { get; set; }

    // A generation ends before its caller learns of the failure: nothing it sends afterwards may slip through.
    public void Complete(AppendOutcome outcome)
    {
        if (Task.IsCompleted)
            return;
        if (outcome != AppendOutcome.Committed)
            Append.Generation.End();
        TrySetResult(outcome);
    }
}
