/**
 * The key policy of a sealing key: derived from the charter, shown in words, and compared with what
 * AWS has. The console makes keys with it and the agent demands it, so that both mean the same.
 */
@NullMarked
package dev.treza.fleet.kms;

import org.jspecify.annotations.NullMarked;
