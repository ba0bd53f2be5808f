/** Tests of attested channels against agents that lie in one thing each. */
@NullMarked
package dev.treza.sdk;

import org.jspecify.annotations.NullMarked;
