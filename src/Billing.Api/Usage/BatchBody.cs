using Billing.Api.Accounts;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Api.Problems;
using Billing.Contracts;

namespace Billing.Api.Usage;

/// <summary>
/// The body of a batch. What is malformed refuses the whole of it before anything is done; an item that is well-formed
/// but not allowed is refused alone.
/// </summary>
internal static class BatchBody
{
    /// <summary>The most items.</summary>
    public const int MaxItems = 10_000;

    internal static readonly FieldSet Fields = new("items");

    public static List<BatchItem>? Read(ref BodyReader body)
    {
        List<BatchItem>? items = null;
        if (!body.EnterObject())
            return items;
        while (body.Next(Fields) is not null)
        {
            if (!body.EnterArray())
                continue;
            items ??= [];
            while (body.NextElement())
            {
                var item = ReadItem(ref body);
                if (items.Count <= MaxItems)
                    items.Add(item);
            }
        }
        if (items is null || items.Count > MaxItems)
            body.Invalid("items", $"items is a list of at most {MaxItems} usages.");
        return items;
    }

    private static BatchItem ReadItem(ref BodyReader body)
    {
        var read = UsageBody.ReadItem(ref body);
        var (key, problem) = (body.TakeKey(), body.TakeItemFault());
        problem ??= key is null ? null : CallKeys.Fault(key);
        if (problem is null && read.Account is null)
            problem = Problem.Invalid("account", "account is missing.");
        if (problem is null && !AccountId.IsValid(read.Account))
            problem = Problem.NoAccount();
        return problem is null
            ? new BatchItem(
                read.Account!, read.ToRequest(key is null ? CallKeys.Random() : new CallKey(key, Guid.Empty)), null)
            : new BatchItem("", null, problem);
    }
}
