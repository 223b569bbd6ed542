using System.Diagnostics.Metrics;

namespace Billing.Bench.Load;

/// <summary>What our journal said it wrote.</summary>
internal readonly record struct FlushTotals(long Flushes, long Rows, double Seconds)
{
    public static FlushTotals operator -(FlushTotals a, FlushTotals b) =>
        new(a.Flushes - b.Flushes, a.Rows - b.Rows, a.Seconds - b.Seconds);
}

/// <summary>Listens to the journal's own metrics: rows in a transaction, and how long it took.</summary>
internal sealed class FlushMeter : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private FlushTotals _totals;

    public FlushMeter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is "billing.journal.flush.rows" or "billing.journal.flush.duration")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((_, rows, _, _) =>
        {
            lock (_gate)
                _totals = _totals with { Flushes = _totals.Flushes + 1, Rows = _totals.Rows + rows };
        });
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) =>
        {
            lock (_gate)
                _totals = _totals with { Seconds = _totals.Seconds + seconds };
        });
        _listener.Start();
    }

    public FlushTotals Read()
    {
        lock (_gate)
            return _totals;
    }

    public void Dispose() => _listener.Dispose();
}
