/**
 * What the console keeps on this computer: facts about enclaves as small canonical JSON files,
 * which the command line reads as well, and the history in a database that one console opens at a
 * time.
 */
@NullMarked
package dev.treza.console.store;

import org.jspecify.annotations.NullMarked;
