/**
 * TLS connections to AWS that end in this process: pinned roots, the endpoint's own name, and a
 * time that is believed. Who carries the bytes does not matter.
 */
@NullMarked
package dev.treza.agent.aws.tls;

import org.jspecify.annotations.NullMarked;
