using Billing.Bench.Machine;
using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench;

/// <summary>
/// Plays one scenario on both engines and compares what they answer and what stands in their ledgers: a comparison of
/// speed means something only between engines that keep the same promises.
/// </summary>
internal static class SameSemantics
{
    // The first line of ours opens the account; the peer has no such line, so its numbers are one behind.
    private const string Ledger =
        """
        select type, amount, balance_before, balance_after, quantity, meter_count, idempotency_key,
          seq - min(seq) filter (where type = 'grant') over (),
          (select array_agg(s - m.first) from unnest(l.grant_seqs) s),
          case when type = 'debit' then coalesce(grant_amounts, array[abs(amount)]) end
        from ledger l, (select min(seq) as first from ledger where type = 'grant') m
        where type in ('grant', 'debit', 'expired')
        order by seq
        """;

    /// <summary>How they differ, or null.</summary>
    public static async Task<string?> Difference(Server server)
    {
        string[][] pairs = [["ours-silo-spread", "peer-function-spread"], ["ours-http-spread", "peer-http-spread"]];
        foreach (var pair in pairs)
        {
            var both = await Task.WhenAll(pair.Select(name => Play(server, Case.Named(name))));
            if (!both[0].SequenceEqual(both[1]))
            {
                var said = both.Select((lines, which) => $"{pair[which]}:\n  {string.Join("\n  ", lines)}");
                return string.Join('\n', said);
            }
        }
        return null;
    }

    private static async Task<List<string>> Play(Server server, Case what)
    {
        var database = await server.CreateDatabase();
        try
        {
            await using var target = await Measurement.Start(what, database, connections: 2);
            var said = await Answers(target);
            await using var source = NpgsqlDataSource.Create(database);
            await using var command = source.CreateCommand(Ledger);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                said.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).Select(Text)));
            return said;
        }
        finally
        {
            await server.Drop(database);
        }
    }

    private static async Task<List<string>> Answers(ITarget target)
    {
        const string Account = "same";
        var said = new List<string>();
        var later = DateTimeOffset.UtcNow.AddDays(1);
        Say(await target.Use(Account, "early", 1));
        await target.Open(Account);
        Say(await target.Use(Account, "early", 1));
        await target.Grant(Account, 5, later);
        // Far enough away for a busy machine to do the rest before.
        var soon = DateTimeOffset.UtcNow.AddSeconds(5);
        await target.Grant(Account, 7, soon);
        await target.Grant(Account, 20, later);
        Say(await target.Use(Account, "first", 3));
        Say(await target.Use(Account, "first", 3));
        Say(await target.Use(Account, "first", 4));
        Say(await target.Use(Account, "across two grants", 4));
        Say(await target.Use(Account, null, 1));
        Say(await target.Use(Account, "too much", 1_000));
        await Task.Delay(soon - DateTimeOffset.UtcNow + TimeSpan.FromSeconds(0.1));
        // What is left of the second grant has ended: it is written off although the debit is refused.
        Say(await target.Use(Account, "more than is left", 21));
        Say(await target.Use(Account, "too much", 20));
        Say(await target.Use(Account, "first", 3));
        Say(await target.Use(Account, "none left", 1));
        said.Add(Text(await target.Balance(Account)));
        return said;

        void Say(Answer answer) =>
            said.Add($"{answer.Refusal} {(answer.Replayed ? "replayed" : "")} {Text(answer.BalanceAfter)} {answer.Effect}");
    }

    private static string Text(object value) => value switch
    {
        Array list => $"[{string.Join(',', list.Cast<object>())}]",
        DBNull => "-",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
