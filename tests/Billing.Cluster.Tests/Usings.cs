global using Xunit;
global using Xunit.Abstractions;

// Each scenario starts a PostgreSQL and up to five processes; two at once would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
