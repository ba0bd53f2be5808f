/**
 * What a security module is asked and answers, in the bytes of the Nitro NSM API. Who asks is not
 * believed: an emulated enclave's guest can send anything.
 */
@NullMarked
package dev.treza.agent.simulator.protocol;

import org.jspecify.annotations.NullMarked;
