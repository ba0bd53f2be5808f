/** Tests of attestation: published documents first, then documents of a PKI made here. */
@NullMarked
package dev.treza.fleet.attestation;

import org.jspecify.annotations.NullMarked;
