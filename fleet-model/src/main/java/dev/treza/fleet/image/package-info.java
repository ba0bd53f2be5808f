/**
 * Why an enclave image is refused. Only the words: reading, building and measuring images is the
 * work of {@code dev.treza.agent.image}.
 */
@NullMarked
package dev.treza.fleet.image;

import org.jspecify.annotations.NullMarked;
