using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Contracts.TestClocks;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Admin;

namespace Billing.Grains.TestClocks;

/// <summary>
/// Moves a test clock on with every account on it. Where it goes is noted first and that it arrived last, so that one
/// that was broken off is known and can be finished.
/// </summary>
public sealed class TestClockAdvance(AdminDatabase database, AdvanceAccount advance)
{
    private const string Operation = "test_clocks.advance";
    private const int AtOnce = 32;
    private const int MostYears = 10;

    /// <summary>Moves the clock with this id on.</summary>
    public async Task<TestClockReply> Run(string id, AdvanceTestClockRequest request)
    {
        if (!TestClockId.IsId(id))
            return TestClocks.Refuse(TestClocks.NotFound());
        var to = TestClocks.Cut(request.To);
        if ((RequestRules.KeyFault(request.Key) ?? TestClocks.Fault("to", to)) is { } fault)
            return TestClocks.Refuse(fault);
        var asked = new AdminRequest(
            Operation, request.Key, [new RequestField("id", id), new RequestField("to", TestClocks.Text(to))]);
        if (await Begin(id, to, asked) is { } settled)
            return settled;
        if (await CatchUp(id, to) is { } error)
            return TestClocks.Refuse(error);
        return await Arrive(id, to, asked);
    }

    // Null, or the answer where there is nothing to do.
    private Task<TestClockReply?> Begin(string id, DateTime to, AdminRequest asked) =>
        database.Run<TestClockReply?>(
            async transaction =>
            {
                if (await AdminRequests.Find<TestClockReply>(transaction, asked) is { } earlier)
                    return TestClocks.Replay(earlier);
                if (await TestClockTable.FindAndLock(transaction, id) is not { } row)
                    return TestClocks.Refuse(TestClocks.NotFound());
                if (Fault(row, to) is { } fault)
                    return TestClocks.Refuse(fault);
                await TestClockTable.Begin(transaction, id, to);
                await transaction.Commit();
                return null;
            },
            TestClocks.Refuse);

    private static ErrorReply? Fault(TestClockRow row, DateTime to)
    {
        if (to < row.Now)
            return RequestRules.Invalid("to", "A test clock never goes back.");
        if (to < row.AdvancingTo)
            return RequestRules.Invalid("to", $"The clock is on its way to {TestClocks.Text(row.Latest)} already.");
        return to > row.Now.AddYears(MostYears)
            ? RequestRules.Invalid("to", "A test clock is advanced by at most 10 years at once.")
            : null;
    }

    private async Task<ErrorReply?> CatchUp(string id, DateTime to)
    {
        // The same again for an account is the same: its key says so.
        var key = new CallKey(null, OperationKey.FromClient(Operation, $"{id} {TestClocks.Text(to)}").Hash);
        var request = new AdvanceClockRequest(key, id, to);
        for (var after = ""; ;)
        {
            var (fault, accounts) = await Next(id, after);
            if (fault is not null || accounts.Count == 0)
                return fault;
            var replies = await Task.WhenAll(accounts.Select(account => advance(account, request)));
            var error = replies
                .Select(reply => reply.Error)
                .FirstOrDefault(error => error is not null && error.Code != RefusalCodes.AccountNotFound);
            if (error is not null)
                return error;
            after = accounts[^1];
        }
    }

    private Task<(ErrorReply? Fault, List<string> Accounts)> Next(string id, string after) =>
        database.Run<(ErrorReply? Fault, List<string> Accounts)>(
            async transaction => (null, await TestClockTable.Accounts(transaction, id, after, AtOnce)),
            error => (error, []));

    private Task<TestClockReply> Arrive(string id, DateTime to, AdminRequest asked) =>
        database.Run(
            async transaction =>
            {
                await TestClockTable.Arrive(transaction, id, to);
                var reply = TestClocks.Answer((await TestClockTable.Find(transaction, id))!);
                if (await AdminRequests.Find<TestClockReply>(transaction, asked) is { } earlier)
                    return TestClocks.Replay(earlier);
                await AdminRequests.Save(transaction, asked, reply);
                await transaction.Commit();
                return reply;
            },
            TestClocks.Refuse);
}
