using System.Collections.Frozen;

namespace Billing.Api.OpenApi;

/// <summary>What query parameters mean; a name means the same everywhere.</summary>
internal static class QueryWords
{
    private static readonly FrozenDictionary<string, Schema> Words = new Dictionary<string, Schema>
    {
        ["limit"] = new Schema.Whole(1, 100).Saying("How many elements the page has at most; 50 unless given."),
        ["cursor"] = new Schema.Text(400).Saying("The next_cursor of the page before."),
        ["min_seq"] = new Schema.Whole(0).Saying("The oldest state that may answer; an older one is state_behind."),
        ["after_seq"] = new Schema.Whole(0).Saying("The entry that the first event follows; 0 for the beginning."),
        ["done"] = new Schema.Text(400).Saying("What the customer comes back from."),
        ["at"] = new Schema.Moment().Saying("A moment of the past: balances as they were then."),
        ["from"] = new Schema.Moment().Saying("From when, inclusive."),
        ["to"] = new Schema.Moment().Saying("Until when, exclusive."),
        ["granularity"] = new Schema.Word("hour", "day", "month").Saying("How long a span is; day unless given."),
        ["status"] = new Schema.Text(400).Saying("Only those of this status."),
        ["type"] = new Schema.Text(400).Saying("Only entries of this type."),
        ["grant"] = new Schema.Text(400).Saying("Only entries that moved this grant."),
        ["credit_type"] = new Schema.Text(400).Saying("Only those of this credit type."),
        ["account"] = new Schema.Text(400).Saying("Only those of this account."),
        ["page_number"] = new Schema.Whole(0).Saying("Which page; the first is 0."),
        ["page_size"] = new Schema.Whole(1, 100).Saying("How many elements the page has at most; 10 unless given."),
        ["customer_id"] = new Schema.Text(400).Saying("The account; an account's key means its own unless it says so."),
        ["deleted"] = new Schema.Text(400).Saying("true: those that are archived."),
        ["transaction_type"] = new Schema.Text(400).Saying("Only entries with this word."),
        ["start_date"] = new Schema.Moment().Saying("From when, inclusive."),
        ["end_date"] = new Schema.Moment().Saying("Until when, exclusive."),
    }.ToFrozenDictionary();

    /// <summary>What the value of a parameter may be; null where nobody described it.</summary>
    public static Schema? Find(string name) => Words.GetValueOrDefault(name);
}
