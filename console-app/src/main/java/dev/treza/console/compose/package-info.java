/**
 * From what a person wants to the fields of a transaction, filled in by his own node; the same for
 * replacing one that waits, and what becomes of one that was sent. It decides nothing: the review
 * of the fleet model reads the result like any other transaction.
 */
@NullMarked
package dev.treza.console.compose;

import org.jspecify.annotations.NullMarked;
