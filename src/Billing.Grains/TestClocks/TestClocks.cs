using System.Globalization;
using Billing.Contracts;
using Billing.Contracts.TestClocks;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Admin;
using Billing.Grains.ApiKeys;

namespace Billing.Grains.TestClocks;

/// <summary>Makes and reads test clocks in PostgreSQL, and notes who lives on them.</summary>
public sealed class TestClocks(AdminDatabase database)
{
    /// <summary>The most accounts on one clock.</summary>
    public const int MaxAccounts = 10_000;

    private const string CreateOperation = "test_clocks.create";
    private static readonly DateTime First = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Last = new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Makes one under this id.</summary>
    public async Task<TestClockReply> Create(string id, CreateTestClockRequest request)
    {
        var now = Cut(request.Now);
        if ((RequestRules.KeyFault(request.Key) ?? Fault("now", now)) is { } fault)
            return Refuse(fault);
        var asked = new AdminRequest(CreateOperation, request.Key, [new RequestField("now", Text(now))]);
        return await database.Run(
            async transaction =>
            {
                if (await AdminRequests.Find<TestClockReply>(transaction, asked) is { } earlier)
                    return Replay(earlier);
                if (!await TestClockTable.Add(transaction, id, now))
                    return Refuse(new ErrorReply(RefusalCodes.AlreadyExists, "There is a test clock with this id."));
                var reply = Answer(new TestClockRow(id, now, null));
                await AdminRequests.Save(transaction, asked, reply);
                await transaction.Commit();
                return reply;
            },
            Refuse);
    }

    /// <summary>One.</summary>
    public async Task<TestClockReply> Read(string id) =>
        !TestClockId.IsId(id) ? Refuse(NotFound()) : await database.Run(
            async transaction =>
                await TestClockTable.Find(transaction, id) is { } row ? Answer(row) : Refuse(NotFound()),
            Refuse);

    /// <summary>Notes an account that is about to be opened there; answers the time that it begins at.</summary>
    public async Task<TestClockReply> Join(string id, string accountId) =>
        !TestClockId.IsId(id) ? Refuse(NotFound()) : await database.Run(
            async transaction =>
            {
                // The lock keeps an advance from beginning meanwhile: it either finds the account, or is over for it.
                if (await TestClockTable.FindAndLock(transaction, id) is not { } row)
                    return Refuse(NotFound());
                // Where others may be already, a new account begins.
                var clock = Answer(row with { Now = row.Latest });
                var (isNoted, count) = await TestClockTable.Noted(transaction, id, accountId);
                if (isNoted || await ApiKeyTable.AccountExists(transaction, accountId))
                    return clock;
                if (count >= MaxAccounts)
                    return Refuse(RequestRules.Invalid("test_clock", "A test clock has at most 10,000 accounts."));
                await TestClockTable.Note(transaction, id, accountId);
                await transaction.Commit();
                return clock;
            },
            Refuse);

    /// <summary>A moment as the ledger can keep it.</summary>
    internal static DateTime Cut(DateTime moment) =>
        Instant.From(new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc))).ToDateTime();

    /// <summary>What is wrong with a moment, or null. Rules look years ahead; there must be years left.</summary>
    internal static ErrorReply? Fault(string field, DateTime moment) => moment < First || moment >= Last
        ? RequestRules.Invalid(field, $"{field} is a time from 1970 to 2199.")
        : null;

    internal static string Text(DateTime moment) => moment.ToString("O", CultureInfo.InvariantCulture);

    internal static TestClockReply Answer(TestClockRow row) => new(null, row.ToView(), false);

    internal static TestClockReply Replay(AdminAnswer<TestClockReply> earlier) =>
        earlier.Error is { } reused ? Refuse(reused) : earlier.Reply! with { Replayed = true };

    internal static TestClockReply Refuse(ErrorReply error) => new(error, null, false);

    internal static ErrorReply NotFound() => new(ErrorCodes.TestClockNotFound, "There is no such test clock.");
}
