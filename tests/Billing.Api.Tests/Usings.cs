global using Billing.Api.Tests.Support;
global using Xunit;
