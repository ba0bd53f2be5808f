/**
 * What a policy would have said of a history of transactions: a file is read and replayed, with
 * everything that passes counting as spent. Pure; nothing is signed and nobody is asked.
 */
@NullMarked
package dev.treza.fleet.replay;

import org.jspecify.annotations.NullMarked;
