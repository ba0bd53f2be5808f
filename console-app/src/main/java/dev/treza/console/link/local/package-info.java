/**
 * The local fleet: simulated enclaves as processes of this computer, founded with the starter
 * charter. Never used for a real enclave.
 */
@NullMarked
package dev.treza.console.link.local;

import org.jspecify.annotations.NullMarked;
