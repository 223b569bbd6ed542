namespace Orleans.Configuration;

/// <summary>How calls behave.</summary>
public abstract class MessagingOptions
{
    /// <summary>How long a caller waits for the answer.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a request is dropped when its caller has given up before it began.</summary>
    public bool DropExpiredMessages { get; set; } = true;
}

/// <summary>How calls made by grains, and by what runs beside them, behave.</summary>
public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>How many requests one activation holds, running and waiting; 0 is no limit.</summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; }

    /// <summary>How often a request is handed on to a next activation before it is refused.</summary>
    public int MaxForwardCount { get; set; } = 2;
}

/// <summary>How calls made by a client behave.</summary>
public class ClientMessagingOptions : MessagingOptions;
