/**
 * What stands in for the agent's outside world in tests: a security module with real documents of a
 * root made for the test, stores that fail on demand, a sealing key, officers. The cryptography is
 * the real one.
 */
@NullMarked
package dev.treza.agent.doubles;

import org.jspecify.annotations.NullMarked;
