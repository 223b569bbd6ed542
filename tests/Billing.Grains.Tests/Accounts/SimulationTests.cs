using Billing.Contracts;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Accounts;
using Billing.Testing;
using Xunit.Abstractions;

namespace Billing.Grains.Tests.Accounts;

/// <summary>
/// Several activations of one account on one store, random calls, random faults, one seed a run: whatever happens, the
/// ledger adds up and every answer that was given is true of it.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Runs = 300;
    private const int CallsPerRun = 120;

    [Fact(DisplayName = "H5, H6, B6: random calls and faults on three activations leave one true history")]
    public async Task Random_calls_and_faults_leave_one_true_history()
    {
        var first = int.TryParse(Environment.GetEnvironmentVariable("BILLING_TEST_SEED"), out var given)
            ? given
            : Environment.TickCount;
        output.WriteLine($"seed {first}, {Runs} runs (BILLING_TEST_SEED repeats it)");
        for (var run = 0; run < Runs; run++)
            await new Run(first + run).Play(CallsPerRun);
    }

    private sealed class Run(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly FakeStore _store = new();
        private readonly ManualClock _clock = new();
        private readonly List<LiveAccountHarness> _activations = [];
        private readonly Dictionary<string, CallAnswer> _acknowledged = [];
        private readonly List<(string Key, long Amount)> _debits = [];

        public async Task Play(int calls)
        {
            _activations.Add(await LiveAccountHarness.WithBalance(_store, _clock, 200));
            _activations.Add(new LiveAccountHarness(_store, _clock));
            _activations.Add(new LiveAccountHarness(_store, _clock));
            for (var made = 0; made < calls;)
            {
                Disturb();
                made += await Volley();
            }
            await Heal();
            foreach (var (key, amount) in _debits)
                Note(key, await Any().Debit(amount, key));
            Audit();
        }

        // A few calls at once on one activation, old keys among the new.
        private async Task<int> Volley()
        {
            var activation = Any();
            var debits = Enumerable.Range(0, _random.Next(1, 12)).Select(_ => NextDebit()).ToList();
            activation.Journal.Holds = true;
            var answers = _random.Next(3) == 0
                ? activation.Batch([.. debits.Select(debit => (debit.Amount, (string?)debit.Key))])
                : activation.DebitTogether(debits.Select(debit => (debit.Amount, (string?)debit.Key)));
            while (!answers.IsCompleted)
            {
                var some = _random.Next(1, 6);
                await activation.Between(() => activation.Journal.Flush(some));
            }
            activation.Journal.Holds = false;
            var given = await answers;
            for (var i = 0; i < given.Length; i++)
                Note(debits[i].Key, given[i]);
            return given.Length;
        }

        private (string Key, long Amount) NextDebit()
        {
            if (_debits.Count > 0 && _random.Next(4) == 0)
                return _debits[_random.Next(_debits.Count)];
            var debit = ($"k{_debits.Count}", (long)_random.Next(1, 6));
            _debits.Add(debit);
            return debit;
        }

        private void Disturb()
        {
            var journal = Any().Journal;
            switch (_random.Next(8))
            {
                case 0:
                    journal.LoseAnswers = (1, _random.Next(2) == 0);
                    break;
                case 1:
                    journal.Away = !journal.Away;
                    break;
                case 2:
                    journal.SettleDoubt();
                    break;
                case 3:
                    _clock.Advance(TimeSpan.FromMilliseconds(_random.Next(2_000)));
                    break;
                case 4:
                    // A crash: the activation is gone with its memory, another takes its place.
                    journal.SettleDoubt();
                    _activations[_random.Next(_activations.Count)] = new LiveAccountHarness(_store, _clock);
                    break;
                default:
                    break;
            }
        }

        private async Task Heal()
        {
            foreach (var activation in _activations)
            {
                activation.Journal.Away = false;
                activation.Journal.LoseAnswers = default;
                activation.Journal.SettleDoubt();
            }
            _clock.Advance(TimeSpan.FromSeconds(2));
            await Any().Grant(50);
        }

        private void Note(string key, CallAnswer answer)
        {
            if (answer.Refusal is { } refusal)
            {
                var expected = refusal.Code is RefusalCodes.InsufficientCredits
                    or ErrorCodes.StorageUnavailable or ErrorCodes.OutcomeUnknown;
                Assert.True(expected, $"seed {seed}: {key} answered {refusal}");
                Assert.False(
                    refusal.Code == RefusalCodes.InsufficientCredits && _acknowledged.ContainsKey(key),
                    $"seed {seed}: {key} was acknowledged and then refused");
                return;
            }
            if (_acknowledged.TryGetValue(key, out var earlier))
                Assert.True(earlier.Entry == answer.Entry, $"seed {seed}: {key} answered two different entries");
            _acknowledged[key] = answer;
        }

        private void Audit()
        {
            var ledger = _store.Ledger("acme");
            var state = AccountState.Unopened(1);
            foreach (var entry in ledger)
            {
                var next = LedgerAudit.TryEvolve(state, entry);
                Assert.True(next is not null, $"seed {seed}: the ledger does not add up at {entry.Seq}");
                state = next;
            }
            Assert.True(state.Credit("emails")!.Settled >= 0, $"seed {seed}: negative");
            var byKey = ledger.Where(entry => entry.Key?.Key is not null).ToLookup(entry => entry.Key!.Key!);
            Assert.True(byKey.All(entries => entries.Count() == 1), $"seed {seed}: a key is in the ledger twice");
            foreach (var (key, answer) in _acknowledged)
                Assert.True(byKey[key].Single() == answer.Entry, $"seed {seed}: {key} is not what was acknowledged");
            foreach (var key in _debits.Select(debit => debit.Key).Where(key => !_acknowledged.ContainsKey(key)))
                Assert.True(!byKey[key].Any(), $"seed {seed}: {key} is in the ledger, but its last answer was a refusal");
        }

        private LiveAccountHarness Any() => _activations[_random.Next(_activations.Count)];
    }
}
