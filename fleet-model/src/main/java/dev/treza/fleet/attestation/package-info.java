/**
 * AWS Nitro attestation documents (rules {@code ATT-*}): reading one strictly, and judging it
 * against pinned anchors and expected measurements. Reads no clock and fetches nothing; knows the
 * digest of a statement or of a charter root, never their content.
 */
@NullMarked
package dev.treza.fleet.attestation;

import org.jspecify.annotations.NullMarked;
