/**
 * The other end of the tests' connections: agents, honest and hostile, on real sockets of the
 * loopback interface, and a security module with a root of its own.
 */
@NullMarked
package dev.treza.sdk.peer;

import org.jspecify.annotations.NullMarked;
