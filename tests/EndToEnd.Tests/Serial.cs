using Xunit.Sdk;
using Xunit.v3;

// A browser and a second host share the machine with the tests: one at a time, or what is measured is the machine.
[assembly: Parallelization(Mode = ParallelMode.None)]
