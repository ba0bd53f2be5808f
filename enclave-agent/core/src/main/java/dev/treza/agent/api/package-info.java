/**
 * The HTTPS API: one TLS connection is one channel. Decides nothing but what is a well-formed call.
 */
@NullMarked
package dev.treza.agent.api;

import org.jspecify.annotations.NullMarked;
