/// Looks for secrets in the memory of a process. Test support, published as this module's test jar
/// for the tests of other modules; knows nothing of how secrets are kept.
@NullMarked
package dev.treza.agent.crypto.scan;

import org.jspecify.annotations.NullMarked;
