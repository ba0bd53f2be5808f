/**
 * One TLS 1.3 connection on a socket of its own, and as much of HTTP/1.1 (RFC 9112) as an agent
 * speaks, read strictly. Knows nothing of attestation or of what the bodies mean.
 */
@NullMarked
package dev.treza.sdk.http;

import org.jspecify.annotations.NullMarked;
