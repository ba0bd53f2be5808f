/**
 * Attested channels to enclave agents (rules {@code CHN-*}, {@code ATT-*}) and the calls they
 * carry. Everything handed out was verified here; deciding what to believe (anchors, measurements,
 * pinned roots) is the caller's, and showing it is the console's.
 */
@NullMarked
package dev.treza.sdk;

import org.jspecify.annotations.NullMarked;
