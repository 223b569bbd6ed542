namespace Orleans.Serialization;

/// <summary>The base of what serialization throws.</summary>
[GenerateSerializer]
public class SerializerException : Exception
{
    /// <summary>Without a message.</summary>
    public SerializerException()
    {
    }

    /// <summary>With a message.</summary>
    public SerializerException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public SerializerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A value of this type cannot cross a grain call.</summary>
[GenerateSerializer]
public sealed class CodecNotFoundException : SerializerException
{
    /// <summary>With a message.</summary>
    public CodecNotFoundException(string message)
        : base(message)
    {
    }
}
