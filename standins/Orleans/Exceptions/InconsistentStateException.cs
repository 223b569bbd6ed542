using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>What is stored is not what the writer had read. A grain that lets it escape is deactivated.</summary>
[GenerateSerializer]
public class InconsistentStateException : OrleansException
{
    /// <summary>Without a message.</summary>
    public InconsistentStateException()
        : this("The stored state is not the one that was read.")
    {
    }

    /// <summary>With a message.</summary>
    public InconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public InconsistentStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With both tags.</summary>
    public InconsistentStateException(string errorMsg, string storedEtag, string currentEtag)
        : base(errorMsg)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>With both tags and a cause.</summary>
    public InconsistentStateException(
        string errorMsg, string storedEtag, string currentEtag, Exception storageException)
        : base(errorMsg, storageException)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>The tag in the store, if known.</summary>
    [Id(1)]
    public string? StoredEtag { get; private set; }

    /// <summary>The tag of the writer, if known.</summary>
    [Id(2)]
    public string? CurrentEtag { get; private set; }

    /// <summary>True until the activation it came from has been deactivated for it.</summary>
    [Id(0)]
    internal bool IsSourceActivation { get; set; } = true;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{base.ToString()} (stored etag: {StoredEtag ?? "unknown"}, current etag: {CurrentEtag ?? "unknown"})";
}
