using System.Threading.Channels;
using Billing.StripeSandbox.Webhooks;

namespace Billing.StripeSandbox.Events;

/// <summary>
/// Stores what happened as Stripe's events, and hands each to the webhook deliveries once it is journalled.
/// </summary>
internal sealed class EventLog(World world)
{
    private readonly Channel<string> _stored = Channel.CreateUnbounded<string>();
    private readonly List<string> _fresh = [];

    /// <summary>The ids of stored events, in the order in which they were stored.</summary>
    public ChannelReader<string> Stored => _stored.Reader;

    /// <summary>Saves an object and stores an event that shows it as it is now.</summary>
    public void Emit(string type, JsonObject subject, JsonObject? previous = null)
    {
        world.Store.Save(subject);
        Tell(type, subject, previous);
    }

    /// <summary>Stores an event about something that is not kept itself: a preview.</summary>
    public void Tell(string type, JsonObject subject, JsonObject? previous = null)
    {
        var data = new JsonObject { ["object"] = Rendering.Public(subject) };
        if (previous is not null) data["previous_attributes"] = previous;
        var stored = new JsonObject
        {
            ["id"] = Ids.New("evt_"),
            ["object"] = "event",
            ["api_version"] = world.Options.DefaultApiVersion,
            ["created"] = world.Now(subject),
            ["data"] = data,
            ["livemode"] = false,
            ["pending_webhooks"] = 0,
            ["request"] = new JsonObject { ["id"] = world.Request.Id, ["idempotency_key"] = world.Request.Key },
            ["type"] = type,
        };
        Add(stored);
    }

    /// <summary>
    /// Runs a change and, if it changed anything that shows, stores <c>kind.updated</c> with the old values.
    /// </summary>
    public void Update(string type, JsonObject subject, Action change)
    {
        var before = subject.Clone();
        try
        {
            change();
        }
        catch (StripeRefusal)
        {
            // What was refused has not happened, whatever had been written before the refusal.
            foreach (var name in subject.Select(field => field.Key).ToList()) subject.Remove(name);
            foreach (var (name, value) in before) subject[name] = value?.DeepClone();
            throw;
        }

        world.Store.Save(subject);
        var previous = Difference.Of(before, subject);
        if (previous.Count > 0) Emit(type, subject, previous);
    }

    /// <summary>
    /// Adds an event that is not rendered from an object: a thin one, or an old one to be sent again.
    /// </summary>
    public void Add(JsonObject stored)
    {
        Outbox.Address(world, stored);
        _fresh.Add(stored.Id());
    }

    public void HandOver()
    {
        foreach (var id in _fresh) _stored.Writer.TryWrite(id);
        _fresh.Clear();
    }
}
