using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Accounts;
using Billing.Grains.Journal;

namespace Billing.Grains.Tests.Accounts;

/// <summary>What an account remembers of keys, and what it lets go.</summary>
public sealed class RecentKeysTests
{
    private const int Capacity = 3;

    private readonly RecentKeys _keys = new(Capacity);

    [Fact]
    public void An_entry_in_flight_is_found_with_its_append()
    {
        var (entry, flight) = (Entry("a"), new Flight(new WriterGeneration()));
        _keys.AddInFlight(entry, flight);
        Assert.Equal(new RecentEntry(entry, flight), _keys.InFlight(entry.Key!.Hash));
        Assert.False(_keys.IsInLedger(entry.Key.Hash));
    }

    [Fact]
    public void An_entry_in_the_ledger_leaves_only_its_key()
    {
        var entry = Entry("a");
        _keys.AddInFlight(entry, new Flight(new WriterGeneration()));
        _keys.AddToLedger(entry);
        Assert.Null(_keys.InFlight(entry.Key!.Hash));
        Assert.True(_keys.IsInLedger(entry.Key.Hash));
    }

    [Fact]
    public void The_oldest_key_is_forgotten_and_none_counts_twice()
    {
        LedgerEntry[] entries = [Entry("a"), Entry("b"), Entry("c"), Entry("d")];
        foreach (var entry in entries[..Capacity])
            _keys.AddToLedger(entry);
        _keys.AddToLedger(entries[1]);
        Assert.True(_keys.IsInLedger(entries[0].Key!.Hash));
        _keys.AddToLedger(entries[3]);
        Assert.Equal([false, true, true, true], entries.Select(entry => _keys.IsInLedger(entry.Key!.Hash)));
    }

    [Fact]
    public void What_never_became_durable_is_forgotten_and_the_rest_kept()
    {
        var (durable, lost) = (Entry("a"), Entry("b"));
        _keys.AddToLedger(durable);
        _keys.AddInFlight(lost, new Flight(new WriterGeneration()));
        _keys.DropInFlight();
        Assert.Null(_keys.InFlight(lost.Key!.Hash));
        Assert.False(_keys.IsInLedger(lost.Key.Hash));
        Assert.True(_keys.IsInLedger(durable.Key!.Hash));
    }

    private static LedgerEntry Entry(string key) => new(
        1, 2, Guid.NewGuid(), default, new AccountEvent.CustomerLinked("cus_1"), 0, 0, 0,
        OperationKey.FromClient(Operations.Usage, key), Note.None, [], default);
}
