using System.Text.Json.Nodes;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;
using Billing.Grains.Tests.Journal;
using Billing.Testing;
using Npgsql;
using NpgsqlTypes;

namespace Billing.Grains.Tests.Golden;

/// <summary>Two databases: one takes stored rows, for the product to read; in the other it writes.</summary>
public sealed class GoldenLedger : IAsyncLifetime
{
    private readonly JournalDatabase _read = new();
    private readonly JournalDatabase _written = new();

    internal PostgresJournal Reading { get; private set; } = null!;

    private PostgresJournal Writing { get; set; } = null!;

    public async Task InitializeAsync()
    {
        await _read.InitializeAsync();
        await _written.InitializeAsync();
        (Reading, Writing) = (_read.Open(), _written.Open());
    }

    public async Task DisposeAsync()
    {
        await Reading.DisposeAsync();
        await Writing.DisposeAsync();
    }

    /// <summary>The entry that the product reads from a stored row.</summary>
    internal async Task<LedgerEntry> Read(JsonObject row)
    {
        await Store(_read, row);
        var (accountNo, seq) = (row["account_no"]!.GetValue<long>(), row["seq"]!.GetValue<long>());
        return Assert.Single(await Reading.ReadAfter(accountNo, seq - 1, 1));
    }

    /// <summary>The row that the product writes for an entry behind <paramref name="previous"/>.</summary>
    internal async Task<JsonObject> Write(LedgerEntry entry, ChainHash previous)
    {
        if (entry.Seq > 1)
            await Store(_written, LineBefore(entry, previous));
        Assert.Equal(
            AppendOutcome.Committed, await Writing.Append(new Append(new WriterGeneration(), previous, [entry])));
        return await Stored(entry.AccountNo, entry.Seq);
    }

    // Nothing is asked of it but its place and its hash. Where it is written already it stays.
    private static JsonObject LineBefore(LedgerEntry entry, ChainHash previous) => new()
    {
        ["account_no"] = entry.AccountNo, ["seq"] = entry.Seq - 1, ["at"] = "2020-01-01T00:00:00+00:00",
        ["amount"] = 0, ["balance_before"] = 0, ["balance_after"] = 0, ["reserved_after"] = 0,
        ["entry_id"] = Guid.Empty.ToString(), ["type"] = "account_updated", ["variant"] = "updated",
        ["hash"] = $"\\x{previous}",
    };

    private static async Task Store(JournalDatabase database, JsonObject row)
    {
        await using var connection = await Postgres.Open(database.ConnectionString);
        await using var command = new NpgsqlCommand(
            """
            insert into ledger select * from jsonb_populate_record(null::ledger, $1)
            on conflict (account_no, seq) do nothing
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = row.ToJsonString(), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync();
    }

    private async Task<JsonObject> Stored(long accountNo, long seq)
    {
        var text = await Postgres.Scalar<string>(
            _written.ConnectionString + ";Timezone=UTC",
            $"select to_jsonb(ledger)::text from ledger where account_no = {accountNo} and seq = {seq}");
        var row = JsonNode.Parse(text)!.AsObject();
        foreach (var column in row.Where(column => column.Value is null).Select(column => column.Key).ToList())
            row.Remove(column);
        return row;
    }
}
