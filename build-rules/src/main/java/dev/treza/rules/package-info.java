/**
 * The walls of the architecture as tests: which part may use which, and what no part may contain.
 * Every module inherits {@link dev.treza.rules.ArchitectureTest}. Test scope only: nothing here is
 * shipped, and nothing here knows what the parts do.
 */
@NullMarked
package dev.treza.rules;

import org.jspecify.annotations.NullMarked;
